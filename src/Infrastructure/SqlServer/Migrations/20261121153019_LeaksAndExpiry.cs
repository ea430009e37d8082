using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScimPlatform.Infrastructure.SqlServer.Migrations
{
    public partial class LeaksAndExpiry : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ExpiryNotices",
                columns: table => new
                {
                    TokenId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    DaysAhead = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpiryNotices", x => new { x.TokenId, x.ExpiresAt, x.DaysAhead });
                    table.ForeignKey(
                        name: "FK_ExpiryNotices_ScimTokens_TokenId",
                        column: x => x.TokenId,
                        principalTable: "ScimTokens",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LeakReports",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeakReports", x => x.Hash);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ScimTokens_ExpiresAt",
                table: "ScimTokens",
                column: "ExpiresAt",
                filter: "LiveSlot IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LeakReports_At",
                table: "LeakReports",
                column: "At");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExpiryNotices");

            migrationBuilder.DropTable(
                name: "LeakReports");

            migrationBuilder.DropIndex(
                name: "IX_ScimTokens_ExpiresAt",
                table: "ScimTokens");
        }
    }
}
