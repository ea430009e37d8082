using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScimPlatform.Infrastructure.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AgesAndBlanks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "UX_Users_TenantId_UserNameKey",
                table: "Users");

            migrationBuilder.AddColumn<byte[]>(
                name: "IdByAge",
                table: "Users",
                type: "binary(16)",
                nullable: true,
                computedColumnSql: "CAST(SUBSTRING(CAST([Id] AS binary(16)), 4, 1) + SUBSTRING(CAST([Id] AS binary(16)), 3, 1) + SUBSTRING(CAST([Id] AS binary(16)), 2, 1) + SUBSTRING(CAST([Id] AS binary(16)), 1, 1) + SUBSTRING(CAST([Id] AS binary(16)), 6, 1) + SUBSTRING(CAST([Id] AS binary(16)), 5, 1) + SUBSTRING(CAST([Id] AS binary(16)), 8, 1) + SUBSTRING(CAST([Id] AS binary(16)), 7, 1) + SUBSTRING(CAST([Id] AS binary(16)), 9, 8) AS binary(16))",
                stored: true);

            migrationBuilder.AddColumn<int>(
                name: "UserNameKeyBytes",
                table: "Users",
                type: "int",
                nullable: false,
                computedColumnSql: "CAST(DATALENGTH([UserNameKey]) AS int)",
                stored: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "IdByAge",
                table: "Groups",
                type: "binary(16)",
                nullable: true,
                computedColumnSql: "CAST(SUBSTRING(CAST([Id] AS binary(16)), 4, 1) + SUBSTRING(CAST([Id] AS binary(16)), 3, 1) + SUBSTRING(CAST([Id] AS binary(16)), 2, 1) + SUBSTRING(CAST([Id] AS binary(16)), 1, 1) + SUBSTRING(CAST([Id] AS binary(16)), 6, 1) + SUBSTRING(CAST([Id] AS binary(16)), 5, 1) + SUBSTRING(CAST([Id] AS binary(16)), 8, 1) + SUBSTRING(CAST([Id] AS binary(16)), 7, 1) + SUBSTRING(CAST([Id] AS binary(16)), 9, 8) AS binary(16))",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "IX_Users_TenantId_IdByAge",
                table: "Users",
                columns: new[] { "TenantId", "IdByAge" });

            migrationBuilder.CreateIndex(
                name: "UX_Users_TenantId_UserNameKey",
                table: "Users",
                columns: new[] { "TenantId", "UserNameKey", "UserNameKeyBytes" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Groups_TenantId_IdByAge",
                table: "Groups",
                columns: new[] { "TenantId", "IdByAge" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Users_TenantId_IdByAge",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "UX_Users_TenantId_UserNameKey",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "IX_Groups_TenantId_IdByAge",
                table: "Groups");

            migrationBuilder.DropColumn(
                name: "IdByAge",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "UserNameKeyBytes",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "IdByAge",
                table: "Groups");

            migrationBuilder.CreateIndex(
                name: "UX_Users_TenantId_UserNameKey",
                table: "Users",
                columns: new[] { "TenantId", "UserNameKey" },
                unique: true);
        }
    }
}
