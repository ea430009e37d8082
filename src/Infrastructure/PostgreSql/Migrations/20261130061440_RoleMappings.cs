using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScimPlatform.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class RoleMappings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "rolemappings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    groupid = table.Column<Guid>(type: "uuid", nullable: true),
                    displayname = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true, collation: "C"),
                    displaynamekey = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true, collation: "C"),
                    externalid = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true, collation: "C"),
                    @namespace = table.Column<string>(name: "namespace", type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    role = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    fingerprint = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    createdat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    createdby = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rolemappings", x => x.id);
                    table.ForeignKey(
                        name: "fk_rolemappings_groups_groupid",
                        column: x => x.groupid,
                        principalTable: "groups",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_rolemappings_tenants_tenantid",
                        column: x => x.tenantid,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_rolebindings_tenantid_namespace_role_userid",
                table: "rolebindings",
                columns: new[] { "tenantid", "namespace", "role", "userid" });

            migrationBuilder.CreateIndex(
                name: "ix_rolemappings_groupid_tenantid",
                table: "rolemappings",
                columns: new[] { "groupid", "tenantid" });

            migrationBuilder.CreateIndex(
                name: "ix_rolemappings_tenantid_displaynamekey",
                table: "rolemappings",
                columns: new[] { "tenantid", "displaynamekey" });

            migrationBuilder.CreateIndex(
                name: "ix_rolemappings_tenantid_externalid",
                table: "rolemappings",
                columns: new[] { "tenantid", "externalid" });

            migrationBuilder.CreateIndex(
                name: "ix_rolemappings_tenantid_namespace_role",
                table: "rolemappings",
                columns: new[] { "tenantid", "namespace", "role" });

            migrationBuilder.CreateIndex(
                name: "ux_rolemappings_tenantid_fingerprint",
                table: "rolemappings",
                columns: new[] { "tenantid", "fingerprint" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rolemappings");

            migrationBuilder.DropIndex(
                name: "ix_rolebindings_tenantid_namespace_role_userid",
                table: "rolebindings");
        }
    }
}
