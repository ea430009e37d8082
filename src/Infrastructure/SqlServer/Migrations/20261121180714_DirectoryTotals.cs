using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScimPlatform.Infrastructure.SqlServer.Migrations
{
    public partial class DirectoryTotals : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DirectoryTotals",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Share = table.Column<int>(type: "int", nullable: false),
                    Users = table.Column<int>(type: "int", nullable: false),
                    Groups = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryTotals", x => new { x.TenantId, x.Share });
                    table.ForeignKey(
                        name: "FK_DirectoryTotals_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql(
                """
                EXEC(N'INSERT INTO DirectoryTotals (TenantId, Share, Users, Groups)
                SELECT t.Id, 0, (SELECT COUNT(*) FROM Users u WHERE u.TenantId = t.Id), (SELECT COUNT(*) FROM Groups g WHERE g.TenantId = t.Id)
                FROM Tenants t')
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DirectoryTotals");
        }
    }
}
