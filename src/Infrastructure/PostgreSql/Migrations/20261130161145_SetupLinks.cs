using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScimPlatform.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SetupLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "setuplinks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    createdat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    createdby = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    expiresat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    openedat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true),
                    revokedat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true),
                    revokedby = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_setuplinks", x => x.id);
                    table.ForeignKey(
                        name: "fk_setuplinks_tenants_tenantid",
                        column: x => x.tenantid,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_setuplinks_expiresat",
                table: "setuplinks",
                column: "expiresat");

            migrationBuilder.CreateIndex(
                name: "ix_setuplinks_tenantid_createdat",
                table: "setuplinks",
                columns: new[] { "tenantid", "createdat" });

            migrationBuilder.CreateIndex(
                name: "ux_setuplinks_hash",
                table: "setuplinks",
                column: "hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "setuplinks");
        }
    }
}
