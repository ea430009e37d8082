IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE TABLE [Tenants] (
        [Id] uniqueidentifier NOT NULL,
        [Slug] nvarchar(63) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DisplayName] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ScimEnabled] bit NOT NULL,
        [MaxLiveTokens] int NOT NULL,
        [TokenLifetime] int NOT NULL,
        [CompatibilityProfile] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AssumesControlOfExisting] bit NOT NULL,
        [TokenGeneration] bigint NOT NULL,
        [SchemaVersion] bigint NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [UpdatedAt] datetime2(3) NOT NULL,
        [RowVersion] rowversion NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Tenants] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE TABLE [Groups] (
        [Id] uniqueidentifier NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [DisplayName] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ExternalId] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [Document] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [UpdatedAt] datetime2(3) NOT NULL,
        [RowVersion] rowversion NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Groups] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Groups_Tenants_TenantId] FOREIGN KEY ([TenantId]) REFERENCES [Tenants] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE TABLE [ScimTokens] (
        [Id] uniqueidentifier NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Hash] varbinary(32) NOT NULL,
        [Hint] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Scopes] int NOT NULL,
        [AllowedNetworks] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [LifetimeDays] int NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [CreatedByIssuer] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedBy] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [UpdatedAt] datetime2(3) NOT NULL,
        [ExpiresAt] datetime2(3) NOT NULL,
        [RevokedAt] datetime2(3) NULL,
        [RevokedBy] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [LiveSlot] int NULL,
        [RowVersion] rowversion NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_ScimTokens] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_ScimTokens_LiveSlot] CHECK (LiveSlot >= 0 AND LiveSlot < 10),
        CONSTRAINT [CK_ScimTokens_Revoked] CHECK (RevokedAt IS NULL OR LiveSlot IS NULL),
        CONSTRAINT [FK_ScimTokens_Tenants_TenantId] FOREIGN KEY ([TenantId]) REFERENCES [Tenants] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE TABLE [TenantSchemas] (
        [Id] uniqueidentifier NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [Urn] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [UrnKey] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ResourceType] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Definition] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [CreatedBy] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_TenantSchemas] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_TenantSchemas_Tenants_TenantId] FOREIGN KEY ([TenantId]) REFERENCES [Tenants] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE TABLE [Users] (
        [Id] uniqueidentifier NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [UserName] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [UserNameKey] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ExternalId] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [DisplayName] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [Active] bit NOT NULL,
        [Document] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PasswordHash] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [UpdatedAt] datetime2(3) NOT NULL,
        [RowVersion] rowversion NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Users] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Users_Tenants_TenantId] FOREIGN KEY ([TenantId]) REFERENCES [Tenants] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE TABLE [GroupChildren] (
        [GroupId] uniqueidentifier NOT NULL,
        [ChildId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_GroupChildren] PRIMARY KEY ([GroupId], [ChildId]),
        CONSTRAINT [FK_GroupChildren_Groups_ChildId] FOREIGN KEY ([ChildId]) REFERENCES [Groups] ([Id]),
        CONSTRAINT [FK_GroupChildren_Groups_GroupId] FOREIGN KEY ([GroupId]) REFERENCES [Groups] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE TABLE [ScimTokenUses] (
        [TokenId] uniqueidentifier NOT NULL,
        [At] datetime2(3) NOT NULL,
        [Ip] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [UserAgent] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_ScimTokenUses] PRIMARY KEY ([TokenId]),
        CONSTRAINT [FK_ScimTokenUses_ScimTokens_TokenId] FOREIGN KEY ([TokenId]) REFERENCES [ScimTokens] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE TABLE [GroupMembers] (
        [GroupId] uniqueidentifier NOT NULL,
        [UserId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_GroupMembers] PRIMARY KEY ([GroupId], [UserId]),
        CONSTRAINT [FK_GroupMembers_Groups_GroupId] FOREIGN KEY ([GroupId]) REFERENCES [Groups] ([Id]),
        CONSTRAINT [FK_GroupMembers_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE TABLE [RoleBindings] (
        [Id] uniqueidentifier NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [UserId] uniqueidentifier NOT NULL,
        [Namespace] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Role] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Display] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [Type] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [Primary] bit NULL,
        [Ordinal] int NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [CreatedBy] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_RoleBindings] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RoleBindings_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE INDEX [IX_GroupChildren_ChildId] ON [GroupChildren] ([ChildId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE INDEX [IX_GroupMembers_UserId] ON [GroupMembers] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE INDEX [IX_Groups_TenantId_DisplayName] ON [Groups] ([TenantId], [DisplayName]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE INDEX [IX_Groups_TenantId_ExternalId] ON [Groups] ([TenantId], [ExternalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE INDEX [IX_Groups_TenantId_Id] ON [Groups] ([TenantId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE INDEX [IX_RoleBindings_TenantId_Id] ON [RoleBindings] ([TenantId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [UX_RoleBindings_UserId_Namespace_Role] ON [RoleBindings] ([UserId], [Namespace], [Role]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE INDEX [IX_ScimTokens_TenantId_CreatedAt] ON [ScimTokens] ([TenantId], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [UX_ScimTokens_Hash] ON [ScimTokens] ([Hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UX_ScimTokens_TenantId_LiveSlot] ON [ScimTokens] ([TenantId], [LiveSlot]) WHERE LiveSlot IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [UX_Tenants_Slug] ON [Tenants] ([Slug]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [UX_TenantSchemas_TenantId_UrnKey] ON [TenantSchemas] ([TenantId], [UrnKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE INDEX [IX_Users_TenantId_ExternalId] ON [Users] ([TenantId], [ExternalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE INDEX [IX_Users_TenantId_Id] ON [Users] ([TenantId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [UX_Users_TenantId_UserNameKey] ON [Users] ([TenantId], [UserNameKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121053044_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261121053044_Initial', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121134630_RememberedMints'
)
BEGIN
    CREATE TABLE [KeyRing] (
        [Id] uniqueidentifier NOT NULL,
        [Xml] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_KeyRing] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121134630_RememberedMints'
)
BEGIN
    CREATE TABLE [RememberedMints] (
        [TokenId] uniqueidentifier NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [KeyHash] varchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [BodyHash] varchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [MintedAt] datetime2(3) NOT NULL,
        [SealedSecret] varbinary(1024) NULL,
        CONSTRAINT [PK_RememberedMints] PRIMARY KEY ([TokenId]),
        CONSTRAINT [FK_RememberedMints_ScimTokens_TokenId] FOREIGN KEY ([TokenId]) REFERENCES [ScimTokens] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121134630_RememberedMints'
)
BEGIN
    CREATE INDEX [IX_RememberedMints_MintedAt] ON [RememberedMints] ([MintedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121134630_RememberedMints'
)
BEGIN
    CREATE UNIQUE INDEX [UX_RememberedMints_TenantId_KeyHash] ON [RememberedMints] ([TenantId], [KeyHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121134630_RememberedMints'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261121134630_RememberedMints', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121152510_Audit'
)
BEGIN
    CREATE TABLE [AuditChains] (
        [TenantId] uniqueidentifier NOT NULL,
        [LastSequence] bigint NOT NULL,
        [LastHash] varbinary(32) NOT NULL,
        [PurgedSequence] bigint NOT NULL,
        [PurgedHash] varbinary(32) NOT NULL,
        CONSTRAINT [PK_AuditChains] PRIMARY KEY ([TenantId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121152510_Audit'
)
BEGIN
    CREATE TABLE [AuditEvents] (
        [Id] uniqueidentifier NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [OccurredAt] datetime2(3) NOT NULL,
        [ActorIssuer] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Actor] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Action] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TargetId] uniqueidentifier NOT NULL,
        [Ip] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [TraceId] nvarchar(32) COLLATE Latin1_General_100_BIN2 NULL,
        [Changes] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Sequence] bigint NULL,
        [Hash] varbinary(32) NULL,
        CONSTRAINT [PK_AuditEvents] PRIMARY KEY ([TenantId], [OccurredAt], [Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121152510_Audit'
)
BEGIN
    CREATE TABLE [ProvisioningEntries] (
        [Id] uniqueidentifier NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [OccurredAt] datetime2(3) NOT NULL,
        [Caller] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Method] nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Path] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Query] nvarchar(2048) COLLATE Latin1_General_100_BIN2 NULL,
        [Status] int NOT NULL,
        [ScimType] nvarchar(32) COLLATE Latin1_General_100_BIN2 NULL,
        [DurationMs] int NOT NULL,
        [ResourceId] uniqueidentifier NULL,
        [TraceId] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RequestBody] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [RequestIsCut] bit NOT NULL,
        [ResponseBody] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [ResponseIsCut] bit NOT NULL,
        CONSTRAINT [PK_ProvisioningEntries] PRIMARY KEY ([TenantId], [OccurredAt], [Id]),
        CONSTRAINT [FK_ProvisioningEntries_Tenants_TenantId] FOREIGN KEY ([TenantId]) REFERENCES [Tenants] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121152510_Audit'
)
BEGIN
    CREATE INDEX [IX_AuditEvents_TenantId_TargetId_OccurredAt_Id] ON [AuditEvents] ([TenantId], [TargetId], [OccurredAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121152510_Audit'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_AuditEvents_Unsealed] ON [AuditEvents] ([OccurredAt], [Id]) WHERE Sequence IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121152510_Audit'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UX_AuditEvents_TenantId_Sequence] ON [AuditEvents] ([TenantId], [Sequence]) WHERE Sequence IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121152510_Audit'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261121152510_Audit', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153019_LeaksAndExpiry'
)
BEGIN
    CREATE TABLE [ExpiryNotices] (
        [TokenId] uniqueidentifier NOT NULL,
        [ExpiresAt] datetime2(3) NOT NULL,
        [DaysAhead] int NOT NULL,
        CONSTRAINT [PK_ExpiryNotices] PRIMARY KEY ([TokenId], [ExpiresAt], [DaysAhead]),
        CONSTRAINT [FK_ExpiryNotices_ScimTokens_TokenId] FOREIGN KEY ([TokenId]) REFERENCES [ScimTokens] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153019_LeaksAndExpiry'
)
BEGIN
    CREATE TABLE [LeakReports] (
        [Hash] varchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [At] datetime2(3) NOT NULL,
        CONSTRAINT [PK_LeakReports] PRIMARY KEY ([Hash])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153019_LeaksAndExpiry'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_ScimTokens_ExpiresAt] ON [ScimTokens] ([ExpiresAt]) WHERE LiveSlot IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153019_LeaksAndExpiry'
)
BEGIN
    CREATE INDEX [IX_LeakReports_At] ON [LeakReports] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153019_LeaksAndExpiry'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261121153019_LeaksAndExpiry', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121180714_DirectoryTotals'
)
BEGIN
    CREATE TABLE [DirectoryTotals] (
        [TenantId] uniqueidentifier NOT NULL,
        [Share] int NOT NULL,
        [Users] int NOT NULL,
        [Groups] int NOT NULL,
        CONSTRAINT [PK_DirectoryTotals] PRIMARY KEY ([TenantId], [Share]),
        CONSTRAINT [FK_DirectoryTotals_Tenants_TenantId] FOREIGN KEY ([TenantId]) REFERENCES [Tenants] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121180714_DirectoryTotals'
)
BEGIN
    EXEC(N'INSERT INTO DirectoryTotals (TenantId, Share, Users, Groups)
    SELECT t.Id, 0, (SELECT COUNT(*) FROM Users u WHERE u.TenantId = t.Id), (SELECT COUNT(*) FROM Groups g WHERE g.TenantId = t.Id)
    FROM Tenants t')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121180714_DirectoryTotals'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261121180714_DirectoryTotals', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121200815_DirectoryChanges'
)
BEGIN
    ALTER TABLE [DirectoryTotals] ADD [Changes] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121200815_DirectoryChanges'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261121200815_DirectoryChanges', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121205318_SeeksInOrder'
)
BEGIN
    DROP INDEX [IX_Users_TenantId_ExternalId] ON [Users];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121205318_SeeksInOrder'
)
BEGIN
    DROP INDEX [IX_Groups_TenantId_DisplayName] ON [Groups];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121205318_SeeksInOrder'
)
BEGIN
    DROP INDEX [IX_Groups_TenantId_ExternalId] ON [Groups];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121205318_SeeksInOrder'
)
BEGIN
    ALTER TABLE [Groups] ADD [DisplayNameKey] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121205318_SeeksInOrder'
)
BEGIN
    EXEC(N'UPDATE [Groups] SET [DisplayNameKey] = UPPER([DisplayName] COLLATE Latin1_General_100_BIN2)')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121205318_SeeksInOrder'
)
BEGIN
    CREATE INDEX [IX_Users_TenantId_ExternalId_Id] ON [Users] ([TenantId], [ExternalId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121205318_SeeksInOrder'
)
BEGIN
    CREATE INDEX [IX_Groups_TenantId_DisplayNameKey_Id] ON [Groups] ([TenantId], [DisplayNameKey], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121205318_SeeksInOrder'
)
BEGIN
    CREATE INDEX [IX_Groups_TenantId_ExternalId_Id] ON [Groups] ([TenantId], [ExternalId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121205318_SeeksInOrder'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261121205318_SeeksInOrder', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129143323_TenantDeletion'
)
BEGIN
    ALTER TABLE [Tenants] ADD [DeletedAt] datetime2(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129143323_TenantDeletion'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261129143323_TenantDeletion', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129152357_AuditCodes'
)
BEGIN
    ALTER TABLE [AuditChains] ADD [Mac] varbinary(32) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129152357_AuditCodes'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261129152357_AuditCodes', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130061434_RoleMappings'
)
BEGIN
    CREATE TABLE [RoleMappings] (
        [Id] uniqueidentifier NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [GroupId] uniqueidentifier NULL,
        [DisplayName] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [DisplayNameKey] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [ExternalId] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [Namespace] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Role] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Fingerprint] varbinary(32) NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [CreatedBy] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RowVersion] rowversion NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_RoleMappings] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RoleMappings_Groups_GroupId] FOREIGN KEY ([GroupId]) REFERENCES [Groups] ([Id]),
        CONSTRAINT [FK_RoleMappings_Tenants_TenantId] FOREIGN KEY ([TenantId]) REFERENCES [Tenants] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130061434_RoleMappings'
)
BEGIN
    CREATE INDEX [IX_RoleBindings_TenantId_Namespace_Role_UserId] ON [RoleBindings] ([TenantId], [Namespace], [Role], [UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130061434_RoleMappings'
)
BEGIN
    CREATE INDEX [IX_RoleMappings_GroupId_TenantId] ON [RoleMappings] ([GroupId], [TenantId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130061434_RoleMappings'
)
BEGIN
    CREATE INDEX [IX_RoleMappings_TenantId_DisplayNameKey] ON [RoleMappings] ([TenantId], [DisplayNameKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130061434_RoleMappings'
)
BEGIN
    CREATE INDEX [IX_RoleMappings_TenantId_ExternalId] ON [RoleMappings] ([TenantId], [ExternalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130061434_RoleMappings'
)
BEGIN
    CREATE INDEX [IX_RoleMappings_TenantId_Namespace_Role] ON [RoleMappings] ([TenantId], [Namespace], [Role]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130061434_RoleMappings'
)
BEGIN
    CREATE UNIQUE INDEX [UX_RoleMappings_TenantId_Fingerprint] ON [RoleMappings] ([TenantId], [Fingerprint]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130061434_RoleMappings'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261130061434_RoleMappings', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130065117_DeprovisionGuard'
)
BEGIN
    ALTER TABLE [Tenants] ADD [DeprovisionLimit] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130065117_DeprovisionGuard'
)
BEGIN
    ALTER TABLE [Tenants] ADD [DeprovisionMinutes] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130065117_DeprovisionGuard'
)
BEGIN
    ALTER TABLE [Tenants] ADD [DeprovisionReleasedUntil] datetime2(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130065117_DeprovisionGuard'
)
BEGIN
    CREATE TABLE [DeprovisionedUsers] (
        [TenantId] uniqueidentifier NOT NULL,
        [UserId] uniqueidentifier NOT NULL,
        [CountedAt] bigint NOT NULL,
        CONSTRAINT [PK_DeprovisionedUsers] PRIMARY KEY ([TenantId], [UserId]),
        CONSTRAINT [FK_DeprovisionedUsers_Tenants_TenantId] FOREIGN KEY ([TenantId]) REFERENCES [Tenants] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130065117_DeprovisionGuard'
)
BEGIN
    CREATE INDEX [IX_DeprovisionedUsers_TenantId_CountedAt] ON [DeprovisionedUsers] ([TenantId], [CountedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130065117_DeprovisionGuard'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261130065117_DeprovisionGuard', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    ALTER TABLE [RememberedMints] DROP CONSTRAINT [FK_RememberedMints_ScimTokens_TokenId];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    ALTER TABLE [Tenants] ADD [Passwords] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    ALTER TABLE [Tenants] ADD [StaticTokensUntil] datetime2(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE TABLE [OAuthClients] (
        [Id] uniqueidentifier NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [Identifier] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Status] int NOT NULL,
        [Scopes] int NOT NULL,
        [AllowedNetworks] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AccessTokenMinutes] int NOT NULL,
        [Jwks] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [JwksUri] nvarchar(2048) COLLATE Latin1_General_100_BIN2 NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [UpdatedAt] datetime2(3) NOT NULL,
        [CreatedByIssuer] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedBy] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TrustIssuer] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [TrustJwksUri] nvarchar(2048) COLLATE Latin1_General_100_BIN2 NULL,
        [TrustSubject] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [TrustAudience] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [RowVersion] rowversion NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_OAuthClients] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_OAuthClients_Tenants_TenantId] FOREIGN KEY ([TenantId]) REFERENCES [Tenants] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE TABLE [ClientSecrets] (
        [Id] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [Hash] varbinary(32) NOT NULL,
        [Hint] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [ExpiresAt] datetime2(3) NOT NULL,
        [NoticedDays] int NULL,
        CONSTRAINT [PK_ClientSecrets] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ClientSecrets_OAuthClients_ClientId] FOREIGN KEY ([ClientId]) REFERENCES [OAuthClients] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE TABLE [ClientUses] (
        [Id] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [At] datetime2(3) NOT NULL,
        [Ip] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [UserAgent] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_ClientUses] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ClientUses_OAuthClients_ClientId] FOREIGN KEY ([ClientId]) REFERENCES [OAuthClients] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE TABLE [UsedAssertions] (
        [Id] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [Hash] varbinary(32) NOT NULL,
        [ExpiresAt] datetime2(3) NOT NULL,
        CONSTRAINT [PK_UsedAssertions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_UsedAssertions_OAuthClients_ClientId] FOREIGN KEY ([ClientId]) REFERENCES [OAuthClients] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE TABLE [AccessTokens] (
        [Id] uniqueidentifier NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [SecretId] uniqueidentifier NULL,
        [Hash] varbinary(32) NOT NULL,
        [Scopes] int NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [ExpiresAt] datetime2(3) NOT NULL,
        CONSTRAINT [PK_AccessTokens] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AccessTokens_ClientSecrets_SecretId] FOREIGN KEY ([SecretId]) REFERENCES [ClientSecrets] ([Id]),
        CONSTRAINT [FK_AccessTokens_OAuthClients_ClientId] FOREIGN KEY ([ClientId]) REFERENCES [OAuthClients] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE INDEX [IX_AccessTokens_ClientId] ON [AccessTokens] ([ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE INDEX [IX_AccessTokens_ExpiresAt] ON [AccessTokens] ([ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE INDEX [IX_AccessTokens_SecretId] ON [AccessTokens] ([SecretId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE UNIQUE INDEX [UX_AccessTokens_Hash] ON [AccessTokens] ([Hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE INDEX [IX_ClientSecrets_ClientId] ON [ClientSecrets] ([ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE INDEX [IX_ClientSecrets_ExpiresAt] ON [ClientSecrets] ([ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE UNIQUE INDEX [UX_ClientSecrets_Hash] ON [ClientSecrets] ([Hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE INDEX [IX_ClientUses_ClientId] ON [ClientUses] ([ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE INDEX [IX_OAuthClients_TenantId_CreatedAt] ON [OAuthClients] ([TenantId], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE UNIQUE INDEX [UX_OAuthClients_Identifier] ON [OAuthClients] ([Identifier]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE INDEX [IX_UsedAssertions_ExpiresAt] ON [UsedAssertions] ([ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    CREATE UNIQUE INDEX [UX_UsedAssertions_ClientId_Hash] ON [UsedAssertions] ([ClientId], [Hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130073833_OAuthClients'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261130073833_OAuthClients', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130074252_Webhooks'
)
BEGIN
    CREATE TABLE [Webhooks] (
        [Id] uniqueidentifier NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [Url] nvarchar(2048) COLLATE Latin1_General_100_BIN2 NULL,
        [Types] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Format] int NOT NULL,
        [IncludeResource] bit NOT NULL,
        [Enabled] bit NOT NULL,
        [DisabledReason] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [Secret] varbinary(512) NULL,
        [PreviousSecret] varbinary(512) NULL,
        [PreviousSecretUntil] datetime2(3) NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [CreatedBy] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [UpdatedAt] datetime2(3) NOT NULL,
        [RowVersion] rowversion NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Webhooks] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Webhooks_Tenants_TenantId] FOREIGN KEY ([TenantId]) REFERENCES [Tenants] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130074252_Webhooks'
)
BEGIN
    CREATE TABLE [WebhookDeliveries] (
        [Id] uniqueidentifier NOT NULL,
        [WebhookId] uniqueidentifier NOT NULL,
        [OccurredAt] datetime2(3) NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [Sequence] bigint NOT NULL,
        [EventId] uniqueidentifier NOT NULL,
        [Type] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TargetId] uniqueidentifier NOT NULL,
        [Status] int NOT NULL,
        [ResponseStatus] int NULL,
        [Error] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [Attempts] int NOT NULL,
        [Since] datetime2(3) NOT NULL,
        [LastAttemptAt] datetime2(3) NULL,
        [NextAttemptAt] datetime2(3) NULL,
        CONSTRAINT [PK_WebhookDeliveries] PRIMARY KEY ([WebhookId], [OccurredAt], [Id]),
        CONSTRAINT [FK_WebhookDeliveries_Webhooks_WebhookId] FOREIGN KEY ([WebhookId]) REFERENCES [Webhooks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130074252_Webhooks'
)
BEGIN
    CREATE TABLE [WebhookStates] (
        [WebhookId] uniqueidentifier NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [Position] bigint NOT NULL,
        [IsFull] bit NOT NULL,
        [Failures] int NOT NULL,
        [NextAt] datetime2(3) NULL,
        [HoldUntil] datetime2(3) NULL,
        [Lease] uniqueidentifier NULL,
        [LeaseUntil] datetime2(3) NULL,
        CONSTRAINT [PK_WebhookStates] PRIMARY KEY ([WebhookId]),
        CONSTRAINT [FK_WebhookStates_Webhooks_WebhookId] FOREIGN KEY ([WebhookId]) REFERENCES [Webhooks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130074252_Webhooks'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_WebhookDeliveries_Due] ON [WebhookDeliveries] ([WebhookId], [NextAttemptAt]) WHERE Status = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130074252_Webhooks'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_WebhookDeliveries_Order] ON [WebhookDeliveries] ([WebhookId], [TargetId], [Sequence]) WHERE Status = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130074252_Webhooks'
)
BEGIN
    CREATE INDEX [IX_Webhooks_TenantId_CreatedAt] ON [Webhooks] ([TenantId], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130074252_Webhooks'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261130074252_Webhooks', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130112639_AgesAndBlanks'
)
BEGIN
    DROP INDEX [UX_Users_TenantId_UserNameKey] ON [Users];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130112639_AgesAndBlanks'
)
BEGIN
    EXEC(N'ALTER TABLE [Users] ADD [IdByAge] AS CAST(SUBSTRING(CAST([Id] AS binary(16)), 4, 1) + SUBSTRING(CAST([Id] AS binary(16)), 3, 1) + SUBSTRING(CAST([Id] AS binary(16)), 2, 1) + SUBSTRING(CAST([Id] AS binary(16)), 1, 1) + SUBSTRING(CAST([Id] AS binary(16)), 6, 1) + SUBSTRING(CAST([Id] AS binary(16)), 5, 1) + SUBSTRING(CAST([Id] AS binary(16)), 8, 1) + SUBSTRING(CAST([Id] AS binary(16)), 7, 1) + SUBSTRING(CAST([Id] AS binary(16)), 9, 8) AS binary(16)) PERSISTED');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130112639_AgesAndBlanks'
)
BEGIN
    EXEC(N'ALTER TABLE [Users] ADD [UserNameKeyBytes] AS CAST(DATALENGTH([UserNameKey]) AS int) PERSISTED');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130112639_AgesAndBlanks'
)
BEGIN
    EXEC(N'ALTER TABLE [Groups] ADD [IdByAge] AS CAST(SUBSTRING(CAST([Id] AS binary(16)), 4, 1) + SUBSTRING(CAST([Id] AS binary(16)), 3, 1) + SUBSTRING(CAST([Id] AS binary(16)), 2, 1) + SUBSTRING(CAST([Id] AS binary(16)), 1, 1) + SUBSTRING(CAST([Id] AS binary(16)), 6, 1) + SUBSTRING(CAST([Id] AS binary(16)), 5, 1) + SUBSTRING(CAST([Id] AS binary(16)), 8, 1) + SUBSTRING(CAST([Id] AS binary(16)), 7, 1) + SUBSTRING(CAST([Id] AS binary(16)), 9, 8) AS binary(16)) PERSISTED');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130112639_AgesAndBlanks'
)
BEGIN
    CREATE INDEX [IX_Users_TenantId_IdByAge] ON [Users] ([TenantId], [IdByAge]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130112639_AgesAndBlanks'
)
BEGIN
    CREATE UNIQUE INDEX [UX_Users_TenantId_UserNameKey] ON [Users] ([TenantId], [UserNameKey], [UserNameKeyBytes]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130112639_AgesAndBlanks'
)
BEGIN
    CREATE INDEX [IX_Groups_TenantId_IdByAge] ON [Groups] ([TenantId], [IdByAge]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130112639_AgesAndBlanks'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261130112639_AgesAndBlanks', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130114238_SyncHealth'
)
BEGIN
    ALTER TABLE [ScimTokenUses] ADD [BurstAt] datetime2(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130114238_SyncHealth'
)
BEGIN
    ALTER TABLE [ScimTokenUses] ADD [Gaps] nvarchar(220) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130114238_SyncHealth'
)
BEGIN
    ALTER TABLE [ScimTokenUses] ADD [StalledAt] datetime2(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130114238_SyncHealth'
)
BEGIN
    ALTER TABLE [ScimTokenUses] ADD [StallsAt] datetime2(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130114238_SyncHealth'
)
BEGIN
    ALTER TABLE [ClientUses] ADD [BurstAt] datetime2(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130114238_SyncHealth'
)
BEGIN
    ALTER TABLE [ClientUses] ADD [Gaps] nvarchar(220) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130114238_SyncHealth'
)
BEGIN
    ALTER TABLE [ClientUses] ADD [StalledAt] datetime2(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130114238_SyncHealth'
)
BEGIN
    ALTER TABLE [ClientUses] ADD [StallsAt] datetime2(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130114238_SyncHealth'
)
BEGIN
    CREATE INDEX [IX_ScimTokenUses_StallsAt] ON [ScimTokenUses] ([StallsAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130114238_SyncHealth'
)
BEGIN
    CREATE INDEX [IX_ClientUses_StallsAt] ON [ClientUses] ([StallsAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130114238_SyncHealth'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261130114238_SyncHealth', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130161140_SetupLinks'
)
BEGIN
    CREATE TABLE [SetupLinks] (
        [Id] uniqueidentifier NOT NULL,
        [TenantId] uniqueidentifier NOT NULL,
        [Hash] varbinary(32) NOT NULL,
        [CreatedAt] datetime2(3) NOT NULL,
        [CreatedBy] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ExpiresAt] datetime2(3) NOT NULL,
        [OpenedAt] datetime2(3) NULL,
        [RevokedAt] datetime2(3) NULL,
        [RevokedBy] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [RowVersion] rowversion NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_SetupLinks] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SetupLinks_Tenants_TenantId] FOREIGN KEY ([TenantId]) REFERENCES [Tenants] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130161140_SetupLinks'
)
BEGIN
    CREATE INDEX [IX_SetupLinks_ExpiresAt] ON [SetupLinks] ([ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130161140_SetupLinks'
)
BEGIN
    CREATE INDEX [IX_SetupLinks_TenantId_CreatedAt] ON [SetupLinks] ([TenantId], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130161140_SetupLinks'
)
BEGIN
    CREATE UNIQUE INDEX [UX_SetupLinks_Hash] ON [SetupLinks] ([Hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130161140_SetupLinks'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261130161140_SetupLinks', N'10.0.15');
END;

COMMIT;
GO

