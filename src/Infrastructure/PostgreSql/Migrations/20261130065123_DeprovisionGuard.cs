using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScimPlatform.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class DeprovisionGuard : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "deprovisionlimit",
                table: "tenants",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "deprovisionminutes",
                table: "tenants",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "deprovisionreleaseduntil",
                table: "tenants",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "deprovisionedusers",
                columns: table => new
                {
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    countedat = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deprovisionedusers", x => new { x.tenantid, x.userid });
                    table.ForeignKey(
                        name: "fk_deprovisionedusers_tenants_tenantid",
                        column: x => x.tenantid,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_deprovisionedusers_tenantid_countedat",
                table: "deprovisionedusers",
                columns: new[] { "tenantid", "countedat" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "deprovisionedusers");

            migrationBuilder.DropColumn(
                name: "deprovisionlimit",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "deprovisionminutes",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "deprovisionreleaseduntil",
                table: "tenants");
        }
    }
}
