using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScimPlatform.Infrastructure.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DeprovisionGuard : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "DeprovisionLimit",
                table: "Tenants",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "DeprovisionMinutes",
                table: "Tenants",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "DeprovisionReleasedUntil",
                table: "Tenants",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DeprovisionedUsers",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CountedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeprovisionedUsers", x => new { x.TenantId, x.UserId });
                    table.ForeignKey(
                        name: "FK_DeprovisionedUsers_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeprovisionedUsers_TenantId_CountedAt",
                table: "DeprovisionedUsers",
                columns: new[] { "TenantId", "CountedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeprovisionedUsers");

            migrationBuilder.DropColumn(
                name: "DeprovisionLimit",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "DeprovisionMinutes",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "DeprovisionReleasedUntil",
                table: "Tenants");
        }
    }
}
