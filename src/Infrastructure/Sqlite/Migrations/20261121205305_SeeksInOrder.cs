using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScimPlatform.Infrastructure.Sqlite.Migrations
{
    public partial class SeeksInOrder : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Users_TenantId_ExternalId",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "IX_Groups_TenantId_DisplayName",
                table: "Groups");

            migrationBuilder.DropIndex(
                name: "IX_Groups_TenantId_ExternalId",
                table: "Groups");

            migrationBuilder.AddColumn<string>(
                name: "DisplayNameKey",
                table: "Groups",
                type: "TEXT",
                maxLength: 512,
                nullable: false,
                defaultValue: "");

            // The function that filters fold by, which every connection of ours has.
            migrationBuilder.Sql("UPDATE Groups SET DisplayNameKey = scim_fold(DisplayName)");

            migrationBuilder.CreateIndex(
                name: "IX_Users_TenantId_ExternalId_Id",
                table: "Users",
                columns: new[] { "TenantId", "ExternalId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Groups_TenantId_DisplayNameKey_Id",
                table: "Groups",
                columns: new[] { "TenantId", "DisplayNameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Groups_TenantId_ExternalId_Id",
                table: "Groups",
                columns: new[] { "TenantId", "ExternalId", "Id" });
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Users_TenantId_ExternalId_Id",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "IX_Groups_TenantId_DisplayNameKey_Id",
                table: "Groups");

            migrationBuilder.DropIndex(
                name: "IX_Groups_TenantId_ExternalId_Id",
                table: "Groups");

            migrationBuilder.DropColumn(
                name: "DisplayNameKey",
                table: "Groups");

            migrationBuilder.CreateIndex(
                name: "IX_Users_TenantId_ExternalId",
                table: "Users",
                columns: new[] { "TenantId", "ExternalId" });

            migrationBuilder.CreateIndex(
                name: "IX_Groups_TenantId_DisplayName",
                table: "Groups",
                columns: new[] { "TenantId", "DisplayName" });

            migrationBuilder.CreateIndex(
                name: "IX_Groups_TenantId_ExternalId",
                table: "Groups",
                columns: new[] { "TenantId", "ExternalId" });
        }
    }
}
