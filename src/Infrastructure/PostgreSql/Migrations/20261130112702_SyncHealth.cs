using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScimPlatform.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SyncHealth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "burstat",
                table: "scimtokenuses",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "gaps",
                table: "scimtokenuses",
                type: "character varying(220)",
                maxLength: 220,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "stalledat",
                table: "scimtokenuses",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "stallsat",
                table: "scimtokenuses",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "burstat",
                table: "clientuses",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "gaps",
                table: "clientuses",
                type: "character varying(220)",
                maxLength: 220,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "stalledat",
                table: "clientuses",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "stallsat",
                table: "clientuses",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_scimtokenuses_stallsat",
                table: "scimtokenuses",
                column: "stallsat");

            migrationBuilder.CreateIndex(
                name: "ix_clientuses_stallsat",
                table: "clientuses",
                column: "stallsat");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_scimtokenuses_stallsat",
                table: "scimtokenuses");

            migrationBuilder.DropIndex(
                name: "ix_clientuses_stallsat",
                table: "clientuses");

            migrationBuilder.DropColumn(
                name: "burstat",
                table: "scimtokenuses");

            migrationBuilder.DropColumn(
                name: "gaps",
                table: "scimtokenuses");

            migrationBuilder.DropColumn(
                name: "stalledat",
                table: "scimtokenuses");

            migrationBuilder.DropColumn(
                name: "stallsat",
                table: "scimtokenuses");

            migrationBuilder.DropColumn(
                name: "burstat",
                table: "clientuses");

            migrationBuilder.DropColumn(
                name: "gaps",
                table: "clientuses");

            migrationBuilder.DropColumn(
                name: "stalledat",
                table: "clientuses");

            migrationBuilder.DropColumn(
                name: "stallsat",
                table: "clientuses");
        }
    }
}
