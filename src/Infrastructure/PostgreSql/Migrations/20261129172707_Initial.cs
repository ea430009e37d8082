using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScimPlatform.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "auditchains",
                columns: table => new
                {
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    lastsequence = table.Column<long>(type: "bigint", nullable: false),
                    lasthash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    purgedsequence = table.Column<long>(type: "bigint", nullable: false),
                    purgedhash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    mac = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_auditchains", x => x.tenantid);
                });

            migrationBuilder.CreateTable(
                name: "auditevents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    occurredat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    actorissuer = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    actor = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    action = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    targetid = table.Column<Guid>(type: "uuid", nullable: false),
                    ip = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    traceid = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    changes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sequence = table.Column<long>(type: "bigint", nullable: true),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_auditevents", x => new { x.tenantid, x.occurredat, x.id });
                });

            migrationBuilder.CreateTable(
                name: "keyring",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_keyring", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "leakreports",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leakreports", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "tenants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: false, collation: "C"),
                    displayname = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    scimenabled = table.Column<bool>(type: "boolean", nullable: false),
                    maxlivetokens = table.Column<int>(type: "integer", nullable: false),
                    tokenlifetime = table.Column<int>(type: "integer", nullable: false),
                    compatibilityprofile = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    assumescontrolofexisting = table.Column<bool>(type: "boolean", nullable: false),
                    tokengeneration = table.Column<long>(type: "bigint", nullable: false),
                    schemaversion = table.Column<long>(type: "bigint", nullable: false),
                    createdat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    updatedat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    deletedat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tenants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directorytotals",
                columns: table => new
                {
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    share = table.Column<int>(type: "integer", nullable: false),
                    users = table.Column<int>(type: "integer", nullable: false),
                    groups = table.Column<int>(type: "integer", nullable: false),
                    changes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directorytotals", x => new { x.tenantid, x.share });
                    table.ForeignKey(
                        name: "fk_directorytotals_tenants_tenantid",
                        column: x => x.tenantid,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "groups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    displayname = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    displaynamekey = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    externalid = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true, collation: "C"),
                    document = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    createdat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    updatedat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_groups", x => x.id);
                    table.ForeignKey(
                        name: "fk_groups_tenants_tenantid",
                        column: x => x.tenantid,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "provisioningentries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    occurredat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    caller = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    method = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    path = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    query = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true, collation: "C"),
                    status = table.Column<int>(type: "integer", nullable: false),
                    scimtype = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    durationms = table.Column<int>(type: "integer", nullable: false),
                    resourceid = table.Column<Guid>(type: "uuid", nullable: true),
                    traceid = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    requestbody = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    requestiscut = table.Column<bool>(type: "boolean", nullable: false),
                    responsebody = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    responseiscut = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provisioningentries", x => new { x.tenantid, x.occurredat, x.id });
                    table.ForeignKey(
                        name: "fk_provisioningentries_tenants_tenantid",
                        column: x => x.tenantid,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "scimtokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    hint = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false, collation: "C"),
                    scopes = table.Column<int>(type: "integer", nullable: false),
                    allowednetworks = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    lifetimedays = table.Column<int>(type: "integer", nullable: false),
                    createdat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    updatedat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    expiresat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    revokedat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true),
                    revokedby = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true, collation: "C"),
                    liveslot = table.Column<int>(type: "integer", nullable: true),
                    createdbyissuer = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    createdby = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scimtokens", x => x.id);
                    table.CheckConstraint("CK_ScimTokens_LiveSlot", "LiveSlot >= 0 AND LiveSlot < 10");
                    table.CheckConstraint("CK_ScimTokens_Revoked", "RevokedAt IS NULL OR LiveSlot IS NULL");
                    table.ForeignKey(
                        name: "fk_scimtokens_tenants_tenantid",
                        column: x => x.tenantid,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tenantschemas",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    urn = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false, collation: "C"),
                    urnkey = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false, collation: "C"),
                    resourcetype = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    definition = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    createdat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    createdby = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tenantschemas", x => x.id);
                    table.ForeignKey(
                        name: "fk_tenantschemas_tenants_tenantid",
                        column: x => x.tenantid,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    username = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    usernamekey = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    externalid = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true, collation: "C"),
                    displayname = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    passwordhash = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    createdat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    updatedat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                    table.ForeignKey(
                        name: "fk_users_tenants_tenantid",
                        column: x => x.tenantid,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "groupchildren",
                columns: table => new
                {
                    groupid = table.Column<Guid>(type: "uuid", nullable: false),
                    childid = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_groupchildren", x => new { x.groupid, x.childid });
                    table.ForeignKey(
                        name: "fk_groupchildren_groups_childid",
                        column: x => x.childid,
                        principalTable: "groups",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_groupchildren_groups_groupid",
                        column: x => x.groupid,
                        principalTable: "groups",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "expirynotices",
                columns: table => new
                {
                    tokenid = table.Column<Guid>(type: "uuid", nullable: false),
                    expiresat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    daysahead = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_expirynotices", x => new { x.tokenid, x.expiresat, x.daysahead });
                    table.ForeignKey(
                        name: "fk_expirynotices_scimtokens_tokenid",
                        column: x => x.tokenid,
                        principalTable: "scimtokens",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rememberedmints",
                columns: table => new
                {
                    tokenid = table.Column<Guid>(type: "uuid", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    keyhash = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: false, collation: "C"),
                    bodyhash = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: false, collation: "C"),
                    mintedat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    sealedsecret = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rememberedmints", x => x.tokenid);
                    table.ForeignKey(
                        name: "fk_rememberedmints_scimtokens_tokenid",
                        column: x => x.tokenid,
                        principalTable: "scimtokens",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "scimtokenuses",
                columns: table => new
                {
                    tokenid = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    ip = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    useragent = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scimtokenuses", x => x.tokenid);
                    table.ForeignKey(
                        name: "fk_scimtokenuses_scimtokens_tokenid",
                        column: x => x.tokenid,
                        principalTable: "scimtokens",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "groupmembers",
                columns: table => new
                {
                    groupid = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_groupmembers", x => new { x.groupid, x.userid });
                    table.ForeignKey(
                        name: "fk_groupmembers_groups_groupid",
                        column: x => x.groupid,
                        principalTable: "groups",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_groupmembers_users_userid",
                        column: x => x.userid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rolebindings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenantid = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    @namespace = table.Column<string>(name: "namespace", type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    role = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    display = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    primary = table.Column<bool>(type: "boolean", nullable: true),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    createdat = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    createdby = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rolebindings", x => x.id);
                    table.ForeignKey(
                        name: "fk_rolebindings_users_userid",
                        column: x => x.userid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_auditevents_tenantid_targetid_occurredat_id",
                table: "auditevents",
                columns: new[] { "tenantid", "targetid", "occurredat", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_auditevents_unsealed",
                table: "auditevents",
                columns: new[] { "occurredat", "id" },
                filter: "Sequence IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_auditevents_tenantid_sequence",
                table: "auditevents",
                columns: new[] { "tenantid", "sequence" },
                unique: true,
                filter: "Sequence IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_groupchildren_childid",
                table: "groupchildren",
                column: "childid");

            migrationBuilder.CreateIndex(
                name: "ix_groupmembers_userid",
                table: "groupmembers",
                column: "userid");

            migrationBuilder.CreateIndex(
                name: "ix_groups_tenantid_displaynamekey_id",
                table: "groups",
                columns: new[] { "tenantid", "displaynamekey", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_groups_tenantid_externalid_id",
                table: "groups",
                columns: new[] { "tenantid", "externalid", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_groups_tenantid_id",
                table: "groups",
                columns: new[] { "tenantid", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_leakreports_at",
                table: "leakreports",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_rememberedmints_mintedat",
                table: "rememberedmints",
                column: "mintedat");

            migrationBuilder.CreateIndex(
                name: "ux_rememberedmints_tenantid_keyhash",
                table: "rememberedmints",
                columns: new[] { "tenantid", "keyhash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rolebindings_tenantid_id",
                table: "rolebindings",
                columns: new[] { "tenantid", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_rolebindings_userid_namespace_role",
                table: "rolebindings",
                columns: new[] { "userid", "namespace", "role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_scimtokens_expiresat",
                table: "scimtokens",
                column: "expiresat",
                filter: "LiveSlot IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_scimtokens_tenantid_createdat",
                table: "scimtokens",
                columns: new[] { "tenantid", "createdat" });

            migrationBuilder.CreateIndex(
                name: "ux_scimtokens_hash",
                table: "scimtokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_scimtokens_tenantid_liveslot",
                table: "scimtokens",
                columns: new[] { "tenantid", "liveslot" },
                unique: true,
                filter: "LiveSlot IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_tenants_slug",
                table: "tenants",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_tenantschemas_tenantid_urnkey",
                table: "tenantschemas",
                columns: new[] { "tenantid", "urnkey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_tenantid_externalid_id",
                table: "users",
                columns: new[] { "tenantid", "externalid", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_users_tenantid_id",
                table: "users",
                columns: new[] { "tenantid", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_users_tenantid_usernamekey",
                table: "users",
                columns: new[] { "tenantid", "usernamekey" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "auditchains");

            migrationBuilder.DropTable(
                name: "auditevents");

            migrationBuilder.DropTable(
                name: "directorytotals");

            migrationBuilder.DropTable(
                name: "expirynotices");

            migrationBuilder.DropTable(
                name: "groupchildren");

            migrationBuilder.DropTable(
                name: "groupmembers");

            migrationBuilder.DropTable(
                name: "keyring");

            migrationBuilder.DropTable(
                name: "leakreports");

            migrationBuilder.DropTable(
                name: "provisioningentries");

            migrationBuilder.DropTable(
                name: "rememberedmints");

            migrationBuilder.DropTable(
                name: "rolebindings");

            migrationBuilder.DropTable(
                name: "scimtokenuses");

            migrationBuilder.DropTable(
                name: "tenantschemas");

            migrationBuilder.DropTable(
                name: "groups");

            migrationBuilder.DropTable(
                name: "users");

            migrationBuilder.DropTable(
                name: "scimtokens");

            migrationBuilder.DropTable(
                name: "tenants");
        }
    }
}
