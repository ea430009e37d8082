using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScimPlatform.Infrastructure.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SyncHealth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "BurstAt",
                table: "ScimTokenUses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Gaps",
                table: "ScimTokenUses",
                type: "TEXT",
                maxLength: 220,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StalledAt",
                table: "ScimTokenUses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StallsAt",
                table: "ScimTokenUses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "BurstAt",
                table: "ClientUses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Gaps",
                table: "ClientUses",
                type: "TEXT",
                maxLength: 220,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StalledAt",
                table: "ClientUses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StallsAt",
                table: "ClientUses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ScimTokenUses_StallsAt",
                table: "ScimTokenUses",
                column: "StallsAt");

            migrationBuilder.CreateIndex(
                name: "IX_ClientUses_StallsAt",
                table: "ClientUses",
                column: "StallsAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ScimTokenUses_StallsAt",
                table: "ScimTokenUses");

            migrationBuilder.DropIndex(
                name: "IX_ClientUses_StallsAt",
                table: "ClientUses");

            migrationBuilder.DropColumn(
                name: "BurstAt",
                table: "ScimTokenUses");

            migrationBuilder.DropColumn(
                name: "Gaps",
                table: "ScimTokenUses");

            migrationBuilder.DropColumn(
                name: "StalledAt",
                table: "ScimTokenUses");

            migrationBuilder.DropColumn(
                name: "StallsAt",
                table: "ScimTokenUses");

            migrationBuilder.DropColumn(
                name: "BurstAt",
                table: "ClientUses");

            migrationBuilder.DropColumn(
                name: "Gaps",
                table: "ClientUses");

            migrationBuilder.DropColumn(
                name: "StalledAt",
                table: "ClientUses");

            migrationBuilder.DropColumn(
                name: "StallsAt",
                table: "ClientUses");
        }
    }
}
