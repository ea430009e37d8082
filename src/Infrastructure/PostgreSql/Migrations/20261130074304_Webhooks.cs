using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScimPlatform.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Webhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "webhooks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    url = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true, collation: "C"),
                    types = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    format = table.Column<int>(type: "integer", nullable: false),
                    includeresource = table.Column<bool>(type: "boolean", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    disabledreason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    secret = table.Column<byte[]>(type: "bytea", maxLength: 512, nullable: true),
                    previoussecret = table.Column<byte[]>(type: "bytea", maxLength: 512, nullable: true),
                    previoussecretuntil = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true),
                    createdat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    createdby = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    updatedat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhooks", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhooks_tenants_tenantid",
                        column: x => x.tenantid,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhookdeliveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    webhookid = table.Column<Guid>(type: "uuid", nullable: false),
                    occurredat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    eventid = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    targetid = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    responsestatus = table.Column<int>(type: "integer", nullable: true),
                    error = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    lastattemptat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true),
                    nextattemptat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhookdeliveries", x => new { x.webhookid, x.occurredat, x.id });
                    table.ForeignKey(
                        name: "fk_webhookdeliveries_webhooks_webhookid",
                        column: x => x.webhookid,
                        principalTable: "webhooks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhookstates",
                columns: table => new
                {
                    webhookid = table.Column<Guid>(type: "uuid", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    isfull = table.Column<bool>(type: "boolean", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    nextat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true),
                    holduntil = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true),
                    lease = table.Column<Guid>(type: "uuid", nullable: true),
                    leaseuntil = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhookstates", x => x.webhookid);
                    table.ForeignKey(
                        name: "fk_webhookstates_webhooks_webhookid",
                        column: x => x.webhookid,
                        principalTable: "webhooks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_webhookdeliveries_due",
                table: "webhookdeliveries",
                columns: new[] { "webhookid", "nextattemptat" },
                filter: "Status = 0");

            migrationBuilder.CreateIndex(
                name: "ix_webhookdeliveries_order",
                table: "webhookdeliveries",
                columns: new[] { "webhookid", "targetid", "sequence" },
                filter: "Status = 0");

            migrationBuilder.CreateIndex(
                name: "ix_webhooks_tenantid_createdat",
                table: "webhooks",
                columns: new[] { "tenantid", "createdat" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "webhookdeliveries");

            migrationBuilder.DropTable(
                name: "webhookstates");

            migrationBuilder.DropTable(
                name: "webhooks");
        }
    }
}
