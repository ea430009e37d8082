using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScimPlatform.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class OAuthClients : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_rememberedmints_scimtokens_tokenid",
                table: "rememberedmints");

            migrationBuilder.AddColumn<int>(
                name: "passwords",
                table: "tenants",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "statictokensuntil",
                table: "tenants",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "oauthclients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    identifier = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    status = table.Column<int>(type: "integer", nullable: false),
                    scopes = table.Column<int>(type: "integer", nullable: false),
                    allowednetworks = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    accesstokenminutes = table.Column<int>(type: "integer", nullable: false),
                    jwks = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    jwksuri = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true, collation: "C"),
                    createdat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    updatedat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    createdbyissuer = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    createdby = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    trustissuer = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true, collation: "C"),
                    trustjwksuri = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true, collation: "C"),
                    trustsubject = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true, collation: "C"),
                    trustaudience = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oauthclients", x => x.id);
                    table.ForeignKey(
                        name: "fk_oauthclients_tenants_tenantid",
                        column: x => x.tenantid,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "clientsecrets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clientid = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    hint = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false, collation: "C"),
                    createdat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    expiresat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    noticeddays = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clientsecrets", x => x.id);
                    table.ForeignKey(
                        name: "fk_clientsecrets_oauthclients_clientid",
                        column: x => x.clientid,
                        principalTable: "oauthclients",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "clientuses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clientid = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    ip = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    useragent = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clientuses", x => x.id);
                    table.ForeignKey(
                        name: "fk_clientuses_oauthclients_clientid",
                        column: x => x.clientid,
                        principalTable: "oauthclients",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "usedassertions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clientid = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    expiresat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usedassertions", x => x.id);
                    table.ForeignKey(
                        name: "fk_usedassertions_oauthclients_clientid",
                        column: x => x.clientid,
                        principalTable: "oauthclients",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accesstokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    clientid = table.Column<Guid>(type: "uuid", nullable: false),
                    secretid = table.Column<Guid>(type: "uuid", nullable: true),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    scopes = table.Column<int>(type: "integer", nullable: false),
                    createdat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    expiresat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accesstokens", x => x.id);
                    table.ForeignKey(
                        name: "fk_accesstokens_clientsecrets_secretid",
                        column: x => x.secretid,
                        principalTable: "clientsecrets",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_accesstokens_oauthclients_clientid",
                        column: x => x.clientid,
                        principalTable: "oauthclients",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_accesstokens_clientid",
                table: "accesstokens",
                column: "clientid");

            migrationBuilder.CreateIndex(
                name: "ix_accesstokens_expiresat",
                table: "accesstokens",
                column: "expiresat");

            migrationBuilder.CreateIndex(
                name: "ix_accesstokens_secretid",
                table: "accesstokens",
                column: "secretid");

            migrationBuilder.CreateIndex(
                name: "ux_accesstokens_hash",
                table: "accesstokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_clientsecrets_clientid",
                table: "clientsecrets",
                column: "clientid");

            migrationBuilder.CreateIndex(
                name: "ix_clientsecrets_expiresat",
                table: "clientsecrets",
                column: "expiresat");

            migrationBuilder.CreateIndex(
                name: "ux_clientsecrets_hash",
                table: "clientsecrets",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_clientuses_clientid",
                table: "clientuses",
                column: "clientid");

            migrationBuilder.CreateIndex(
                name: "ix_oauthclients_tenantid_createdat",
                table: "oauthclients",
                columns: new[] { "tenantid", "createdat" });

            migrationBuilder.CreateIndex(
                name: "ux_oauthclients_identifier",
                table: "oauthclients",
                column: "identifier",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_usedassertions_expiresat",
                table: "usedassertions",
                column: "expiresat");

            migrationBuilder.CreateIndex(
                name: "ux_usedassertions_clientid_hash",
                table: "usedassertions",
                columns: new[] { "clientid", "hash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accesstokens");

            migrationBuilder.DropTable(
                name: "clientuses");

            migrationBuilder.DropTable(
                name: "usedassertions");

            migrationBuilder.DropTable(
                name: "clientsecrets");

            migrationBuilder.DropTable(
                name: "oauthclients");

            migrationBuilder.DropColumn(
                name: "passwords",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "statictokensuntil",
                table: "tenants");

            migrationBuilder.AddForeignKey(
                name: "fk_rememberedmints_scimtokens_tokenid",
                table: "rememberedmints",
                column: "tokenid",
                principalTable: "scimtokens",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
