using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScimPlatform.Infrastructure.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class SyncHealth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "BurstAt",
                table: "ScimTokenUses",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Gaps",
                table: "ScimTokenUses",
                type: "nvarchar(220)",
                maxLength: 220,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<DateTime>(
                name: "StalledAt",
                table: "ScimTokenUses",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StallsAt",
                table: "ScimTokenUses",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "BurstAt",
                table: "ClientUses",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Gaps",
                table: "ClientUses",
                type: "nvarchar(220)",
                maxLength: 220,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<DateTime>(
                name: "StalledAt",
                table: "ClientUses",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StallsAt",
                table: "ClientUses",
                type: "datetime2(3)",
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
