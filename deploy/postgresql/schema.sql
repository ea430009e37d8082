CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE auditchains (
        tenantid uuid NOT NULL,
        lastsequence bigint NOT NULL,
        lasthash bytea NOT NULL,
        purgedsequence bigint NOT NULL,
        purgedhash bytea NOT NULL,
        mac bytea,
        CONSTRAINT pk_auditchains PRIMARY KEY (tenantid)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE auditevents (
        id uuid NOT NULL,
        tenantid uuid NOT NULL,
        occurredat timestamp(3) with time zone NOT NULL,
        actorissuer character varying(512) COLLATE "C" NOT NULL,
        actor character varying(512) COLLATE "C" NOT NULL,
        action character varying(64) COLLATE "C" NOT NULL,
        targetid uuid NOT NULL,
        ip character varying(64) COLLATE "C",
        traceid character varying(32) COLLATE "C",
        changes text COLLATE "C" NOT NULL,
        sequence bigint,
        hash bytea,
        CONSTRAINT pk_auditevents PRIMARY KEY (tenantid, occurredat, id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE keyring (
        id uuid NOT NULL,
        xml text COLLATE "C" NOT NULL,
        CONSTRAINT pk_keyring PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE leakreports (
        hash character varying(64) COLLATE "C" NOT NULL,
        at timestamp(3) with time zone NOT NULL,
        CONSTRAINT pk_leakreports PRIMARY KEY (hash)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE tenants (
        id uuid NOT NULL,
        slug character varying(63) COLLATE "C" NOT NULL,
        displayname character varying(512) COLLATE "C" NOT NULL,
        scimenabled boolean NOT NULL,
        maxlivetokens integer NOT NULL,
        tokenlifetime integer NOT NULL,
        compatibilityprofile character varying(32) COLLATE "C" NOT NULL,
        assumescontrolofexisting boolean NOT NULL,
        tokengeneration bigint NOT NULL,
        schemaversion bigint NOT NULL,
        createdat timestamp(3) with time zone NOT NULL,
        updatedat timestamp(3) with time zone NOT NULL,
        deletedat timestamp(3) with time zone,
        version bigint NOT NULL,
        CONSTRAINT pk_tenants PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE directorytotals (
        tenantid uuid NOT NULL,
        share integer NOT NULL,
        users integer NOT NULL,
        groups integer NOT NULL,
        changes bigint NOT NULL,
        CONSTRAINT pk_directorytotals PRIMARY KEY (tenantid, share),
        CONSTRAINT fk_directorytotals_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES tenants (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE groups (
        id uuid NOT NULL,
        tenantid uuid NOT NULL,
        displayname character varying(512) COLLATE "C" NOT NULL,
        displaynamekey character varying(512) COLLATE "C" NOT NULL,
        externalid character varying(512) COLLATE "C",
        document text COLLATE "C" NOT NULL,
        createdat timestamp(3) with time zone NOT NULL,
        updatedat timestamp(3) with time zone NOT NULL,
        version bigint NOT NULL,
        CONSTRAINT pk_groups PRIMARY KEY (id),
        CONSTRAINT fk_groups_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES tenants (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE provisioningentries (
        id uuid NOT NULL,
        tenantid uuid NOT NULL,
        occurredat timestamp(3) with time zone NOT NULL,
        caller character varying(512) COLLATE "C" NOT NULL,
        method character varying(16) COLLATE "C" NOT NULL,
        path character varying(512) COLLATE "C" NOT NULL,
        query character varying(2048) COLLATE "C",
        status integer NOT NULL,
        scimtype character varying(32) COLLATE "C",
        durationms integer NOT NULL,
        resourceid uuid,
        traceid character varying(32) COLLATE "C" NOT NULL,
        requestbody text COLLATE "C",
        requestiscut boolean NOT NULL,
        responsebody text COLLATE "C",
        responseiscut boolean NOT NULL,
        CONSTRAINT pk_provisioningentries PRIMARY KEY (tenantid, occurredat, id),
        CONSTRAINT fk_provisioningentries_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES tenants (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE scimtokens (
        id uuid NOT NULL,
        tenantid uuid NOT NULL,
        name character varying(200) COLLATE "C" NOT NULL,
        hash bytea NOT NULL,
        hint character varying(255) COLLATE "C" NOT NULL,
        scopes integer NOT NULL,
        allowednetworks text COLLATE "C" NOT NULL,
        lifetimedays integer NOT NULL,
        createdat timestamp(3) with time zone NOT NULL,
        updatedat timestamp(3) with time zone NOT NULL,
        expiresat timestamp(3) with time zone NOT NULL,
        revokedat timestamp(3) with time zone,
        revokedby character varying(512) COLLATE "C",
        liveslot integer,
        createdbyissuer character varying(512) COLLATE "C" NOT NULL,
        createdby character varying(512) COLLATE "C" NOT NULL,
        version bigint NOT NULL,
        CONSTRAINT pk_scimtokens PRIMARY KEY (id),
        CONSTRAINT "CK_ScimTokens_LiveSlot" CHECK (LiveSlot >= 0 AND LiveSlot < 10),
        CONSTRAINT "CK_ScimTokens_Revoked" CHECK (RevokedAt IS NULL OR LiveSlot IS NULL),
        CONSTRAINT fk_scimtokens_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES tenants (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE tenantschemas (
        id uuid NOT NULL,
        tenantid uuid NOT NULL,
        urn character varying(255) COLLATE "C" NOT NULL,
        urnkey character varying(255) COLLATE "C" NOT NULL,
        resourcetype character varying(32) COLLATE "C" NOT NULL,
        definition text COLLATE "C" NOT NULL,
        createdat timestamp(3) with time zone NOT NULL,
        createdby character varying(512) COLLATE "C" NOT NULL,
        CONSTRAINT pk_tenantschemas PRIMARY KEY (id),
        CONSTRAINT fk_tenantschemas_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES tenants (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE users (
        id uuid NOT NULL,
        tenantid uuid NOT NULL,
        username character varying(512) COLLATE "C" NOT NULL,
        usernamekey character varying(512) COLLATE "C" NOT NULL,
        externalid character varying(512) COLLATE "C",
        displayname text COLLATE "C",
        active boolean NOT NULL,
        document text COLLATE "C" NOT NULL,
        passwordhash character varying(256) COLLATE "C",
        createdat timestamp(3) with time zone NOT NULL,
        updatedat timestamp(3) with time zone NOT NULL,
        version bigint NOT NULL,
        CONSTRAINT pk_users PRIMARY KEY (id),
        CONSTRAINT fk_users_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES tenants (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE groupchildren (
        groupid uuid NOT NULL,
        childid uuid NOT NULL,
        CONSTRAINT pk_groupchildren PRIMARY KEY (groupid, childid),
        CONSTRAINT fk_groupchildren_groups_childid FOREIGN KEY (childid) REFERENCES groups (id),
        CONSTRAINT fk_groupchildren_groups_groupid FOREIGN KEY (groupid) REFERENCES groups (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE expirynotices (
        tokenid uuid NOT NULL,
        expiresat timestamp(3) with time zone NOT NULL,
        daysahead integer NOT NULL,
        CONSTRAINT pk_expirynotices PRIMARY KEY (tokenid, expiresat, daysahead),
        CONSTRAINT fk_expirynotices_scimtokens_tokenid FOREIGN KEY (tokenid) REFERENCES scimtokens (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE rememberedmints (
        tokenid uuid NOT NULL,
        tenantid uuid NOT NULL,
        keyhash character varying(64) COLLATE "C" NOT NULL,
        bodyhash character varying(64) COLLATE "C" NOT NULL,
        mintedat timestamp(3) with time zone NOT NULL,
        sealedsecret bytea,
        CONSTRAINT pk_rememberedmints PRIMARY KEY (tokenid),
        CONSTRAINT fk_rememberedmints_scimtokens_tokenid FOREIGN KEY (tokenid) REFERENCES scimtokens (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE scimtokenuses (
        tokenid uuid NOT NULL,
        at timestamp(3) with time zone NOT NULL,
        ip character varying(64) COLLATE "C",
        useragent character varying(256) COLLATE "C",
        CONSTRAINT pk_scimtokenuses PRIMARY KEY (tokenid),
        CONSTRAINT fk_scimtokenuses_scimtokens_tokenid FOREIGN KEY (tokenid) REFERENCES scimtokens (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE groupmembers (
        groupid uuid NOT NULL,
        userid uuid NOT NULL,
        CONSTRAINT pk_groupmembers PRIMARY KEY (groupid, userid),
        CONSTRAINT fk_groupmembers_groups_groupid FOREIGN KEY (groupid) REFERENCES groups (id),
        CONSTRAINT fk_groupmembers_users_userid FOREIGN KEY (userid) REFERENCES users (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE TABLE rolebindings (
        id uuid NOT NULL,
        tenantid uuid NOT NULL,
        userid uuid NOT NULL,
        namespace character varying(256) COLLATE "C" NOT NULL,
        role character varying(256) COLLATE "C" NOT NULL,
        display text COLLATE "C",
        type text COLLATE "C",
        "primary" boolean,
        ordinal integer NOT NULL,
        createdat timestamp(3) with time zone NOT NULL,
        createdby character varying(512) COLLATE "C" NOT NULL,
        CONSTRAINT pk_rolebindings PRIMARY KEY (id),
        CONSTRAINT fk_rolebindings_users_userid FOREIGN KEY (userid) REFERENCES users (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE INDEX ix_auditevents_tenantid_targetid_occurredat_id ON auditevents (tenantid, targetid, occurredat, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE INDEX ix_auditevents_unsealed ON auditevents (occurredat, id) WHERE Sequence IS NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE UNIQUE INDEX ux_auditevents_tenantid_sequence ON auditevents (tenantid, sequence) WHERE Sequence IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE INDEX ix_groupchildren_childid ON groupchildren (childid);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE INDEX ix_groupmembers_userid ON groupmembers (userid);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE INDEX ix_groups_tenantid_displaynamekey_id ON groups (tenantid, displaynamekey, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE INDEX ix_groups_tenantid_externalid_id ON groups (tenantid, externalid, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE INDEX ix_groups_tenantid_id ON groups (tenantid, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE INDEX ix_leakreports_at ON leakreports (at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE INDEX ix_rememberedmints_mintedat ON rememberedmints (mintedat);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE UNIQUE INDEX ux_rememberedmints_tenantid_keyhash ON rememberedmints (tenantid, keyhash);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE INDEX ix_rolebindings_tenantid_id ON rolebindings (tenantid, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE UNIQUE INDEX ux_rolebindings_userid_namespace_role ON rolebindings (userid, namespace, role);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE INDEX ix_scimtokens_expiresat ON scimtokens (expiresat) WHERE LiveSlot IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE INDEX ix_scimtokens_tenantid_createdat ON scimtokens (tenantid, createdat);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE UNIQUE INDEX ux_scimtokens_hash ON scimtokens (hash);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE UNIQUE INDEX ux_scimtokens_tenantid_liveslot ON scimtokens (tenantid, liveslot) WHERE LiveSlot IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE UNIQUE INDEX ux_tenants_slug ON tenants (slug);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE UNIQUE INDEX ux_tenantschemas_tenantid_urnkey ON tenantschemas (tenantid, urnkey);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE INDEX ix_users_tenantid_externalid_id ON users (tenantid, externalid, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE INDEX ix_users_tenantid_id ON users (tenantid, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    CREATE UNIQUE INDEX ux_users_tenantid_usernamekey ON users (tenantid, usernamekey);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172707_Initial') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261129172707_Initial', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172724_Functions') THEN
    CREATE FUNCTION scim_fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $fold$
        SELECT CASE WHEN octet_length(value) = char_length(value) THEN upper(value COLLATE "C")
            ELSE translate(upper(value COLLATE "C"), 'µàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĳĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžſƀƃƅƈƌƒƕƙƚƞơƣƥƨƭưƴƶƹƽƿǅǆǈǉǋǌǎǐǒǔǖǘǚǜǝǟǡǣǥǧǩǫǭǯǲǳǵǹǻǽǿȁȃȅȇȉȋȍȏȑȓȕȗșțȝȟȣȥȧȩȫȭȯȱȳȼȿɀɂɇɉɋɍɏɐɑɒɓɔɖɗəɛɜɠɡɣɥɦɨɩɪɫɬɯɱɲɵɽʀʂʃʇʈʉʊʋʌʒʝʞͅͱͳͷͻͼͽάέήίαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώϐϑϕϖϗϙϛϝϟϡϣϥϧϩϫϭϯϰϱϲϳϵϸϻабвгдежзийклмнопрстуфхцчшщъыьэюяѐёђѓєѕіїјљњћќѝўџѡѣѥѧѩѫѭѯѱѳѵѷѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӂӄӆӈӊӌӎӏӑӓӕӗәӛӝӟӡӣӥӧөӫӭӯӱӳӵӷӹӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆაბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶჷჸჹჺჽჾჿᏸᏹᏺᏻᏼᏽᲀᲁᲂᲃᲄᲅᲆᲇᲈᵹᵽᶎḁḃḅḇḉḋḍḏḑḓḕḗḙḛḝḟḡḣḥḧḩḫḭḯḱḳḵḷḹḻḽḿṁṃṅṇṉṋṍṏṑṓṕṗṙṛṝṟṡṣṥṧṩṫṭṯṱṳṵṷṹṻṽṿẁẃẅẇẉẋẍẏẑẓẕẛạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹỻỽỿἀἁἂἃἄἅἆἇἐἑἒἓἔἕἠἡἢἣἤἥἦἧἰἱἲἳἴἵἶἷὀὁὂὃὄὅὑὓὕὗὠὡὢὣὤὥὦὧὰάὲέὴήὶίὸόὺύὼώᾀᾁᾂᾃᾄᾅᾆᾇᾐᾑᾒᾓᾔᾕᾖᾗᾠᾡᾢᾣᾤᾥᾦᾧᾰᾱᾳιῃῐῑῠῡῥῳⅎⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻⅼⅽⅾⅿↄⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣⓤⓥⓦⓧⓨⓩⰰⰱⰲⰳⰴⰵⰶⰷⰸⰹⰺⰻⰼⰽⰾⰿⱀⱁⱂⱃⱄⱅⱆⱇⱈⱉⱊⱋⱌⱍⱎⱏⱐⱑⱒⱓⱔⱕⱖⱗⱘⱙⱚⱛⱜⱝⱞⱟⱡⱥⱦⱨⱪⱬⱳⱶⲁⲃⲅⲇⲉⲋⲍⲏⲑⲓⲕⲗⲙⲛⲝⲟⲡⲣⲥⲧⲩⲫⲭⲯⲱⲳⲵⲷⲹⲻⲽⲿⳁⳃⳅⳇⳉⳋⳍⳏⳑⳓⳕⳗⳙⳛⳝⳟⳡⳣⳬⳮⳳⴀⴁⴂⴃⴄⴅⴆⴇⴈⴉⴊⴋⴌⴍⴎⴏⴐⴑⴒⴓⴔⴕⴖⴗⴘⴙⴚⴛⴜⴝⴞⴟⴠⴡⴢⴣⴤⴥⴧⴭꙁꙃꙅꙇꙉꙋꙍꙏꙑꙓꙕꙗꙙꙛꙝꙟꙡꙣꙥꙧꙩꙫꙭꚁꚃꚅꚇꚉꚋꚍꚏꚑꚓꚕꚗꚙꚛꜣꜥꜧꜩꜫꜭꜯꜳꜵꜷꜹꜻꜽꜿꝁꝃꝅꝇꝉꝋꝍꝏꝑꝓꝕꝗꝙꝛꝝꝟꝡꝣꝥꝧꝩꝫꝭꝯꝺꝼꝿꞁꞃꞅꞇꞌꞑꞓꞔꞗꞙꞛꞝꞟꞡꞣꞥꞧꞩꞵꞷꞹꞻꞽꞿꟁꟃꟈꟊꟑꟗꟙꟶꭓꭰꭱꭲꭳꭴꭵꭶꭷꭸꭹꭺꭻꭼꭽꭾꭿꮀꮁꮂꮃꮄꮅꮆꮇꮈꮉꮊꮋꮌꮍꮎꮏꮐꮑꮒꮓꮔꮕꮖꮗꮘꮙꮚꮛꮜꮝꮞꮟꮠꮡꮢꮣꮤꮥꮦꮧꮨꮩꮪꮫꮬꮭꮮꮯꮰꮱꮲꮳꮴꮵꮶꮷꮸꮹꮺꮻꮼꮽꮾꮿａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ𐐨𐐩𐐪𐐫𐐬𐐭𐐮𐐯𐐰𐐱𐐲𐐳𐐴𐐵𐐶𐐷𐐸𐐹𐐺𐐻𐐼𐐽𐐾𐐿𐑀𐑁𐑂𐑃𐑄𐑅𐑆𐑇𐑈𐑉𐑊𐑋𐑌𐑍𐑎𐑏𐓘𐓙𐓚𐓛𐓜𐓝𐓞𐓟𐓠𐓡𐓢𐓣𐓤𐓥𐓦𐓧𐓨𐓩𐓪𐓫𐓬𐓭𐓮𐓯𐓰𐓱𐓲𐓳𐓴𐓵𐓶𐓷𐓸𐓹𐓺𐓻𐖗𐖘𐖙𐖚𐖛𐖜𐖝𐖞𐖟𐖠𐖡𐖣𐖤𐖥𐖦𐖧𐖨𐖩𐖪𐖫𐖬𐖭𐖮𐖯𐖰𐖱𐖳𐖴𐖵𐖶𐖷𐖸𐖹𐖻𐖼𐳀𐳁𐳂𐳃𐳄𐳅𐳆𐳇𐳈𐳉𐳊𐳋𐳌𐳍𐳎𐳏𐳐𐳑𐳒𐳓𐳔𐳕𐳖𐳗𐳘𐳙𐳚𐳛𐳜𐳝𐳞𐳟𐳠𐳡𐳢𐳣𐳤𐳥𐳦𐳧𐳨𐳩𐳪𐳫𐳬𐳭𐳮𐳯𐳰𐳱𐳲𑣀𑣁𑣂𑣃𑣄𑣅𑣆𑣇𑣈𑣉𑣊𑣋𑣌𑣍𑣎𑣏𑣐𑣑𑣒𑣓𑣔𑣕𑣖𑣗𑣘𑣙𑣚𑣛𑣜𑣝𑣞𑣟𖹠𖹡𖹢𖹣𖹤𖹥𖹦𖹧𖹨𖹩𖹪𖹫𖹬𖹭𖹮𖹯𖹰𖹱𖹲𖹳𖹴𖹵𖹶𖹷𖹸𖹹𖹺𖹻𖹼𖹽𖹾𖹿𞤢𞤣𞤤𞤥𞤦𞤧𞤨𞤩𞤪𞤫𞤬𞤭𞤮𞤯𞤰𞤱𞤲𞤳𞤴𞤵𞤶𞤷𞤸𞤹𞤺𞤻𞤼𞤽𞤾𞤿𞥀𞥁𞥂𞥃', 'ΜÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŸĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŹŻŽSɃƂƄƇƋƑǶƘȽȠƠƢƤƧƬƯƳƵƸƼǷǄǄǇǇǊǊǍǏǑǓǕǗǙǛƎǞǠǢǤǦǨǪǬǮǱǱǴǸǺǼǾȀȂȄȆȈȊȌȎȐȒȔȖȘȚȜȞȢȤȦȨȪȬȮȰȲȻⱾⱿɁɆɈɊɌɎⱯⱭⱰƁƆƉƊƏƐꞫƓꞬƔꞍꞪƗƖꞮⱢꞭƜⱮƝƟⱤƦꟅƩꞱƮɄƱƲɅƷꞲꞰΙͰͲͶϽϾϿΆΈΉΊΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΣΤΥΦΧΨΩΪΫΌΎΏΒΘΦΠϏϘϚϜϞϠϢϤϦϨϪϬϮΚΡϹͿΕϷϺАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏѠѢѤѦѨѪѬѮѰѲѴѶѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӁӃӅӇӉӋӍӀӐӒӔӖӘӚӜӞӠӢӤӦӨӪӬӮӰӲӴӶӸӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖᲐᲑᲒᲓᲔᲕᲖᲗᲘᲙᲚᲛᲜᲝᲞᲟᲠᲡᲢᲣᲤᲥᲦᲧᲨᲩᲪᲫᲬᲭᲮᲯᲰᲱᲲᲳᲴᲵᲶᲷᲸᲹᲺᲽᲾᲿᏰᏱᏲᏳᏴᏵВДОСТТЪѢꙊꝽⱣꟆḀḂḄḆḈḊḌḎḐḒḔḖḘḚḜḞḠḢḤḦḨḪḬḮḰḲḴḶḸḺḼḾṀṂṄṆṈṊṌṎṐṒṔṖṘṚṜṞṠṢṤṦṨṪṬṮṰṲṴṶṸṺṼṾẀẂẄẆẈẊẌẎẐẒẔṠẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸỺỼỾἈἉἊἋἌἍἎἏἘἙἚἛἜἝἨἩἪἫἬἭἮἯἸἹἺἻἼἽἾἿὈὉὊὋὌὍὙὛὝὟὨὩὪὫὬὭὮὯᾺΆῈΈῊΉῚΊῸΌῪΎῺΏᾈᾉᾊᾋᾌᾍᾎᾏᾘᾙᾚᾛᾜᾝᾞᾟᾨᾩᾪᾫᾬᾭᾮᾯᾸᾹᾼΙῌῘῙῨῩῬῼℲⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅬⅭⅮⅯↃⒶⒷⒸⒹⒺⒻⒼⒽⒾⒿⓀⓁⓂⓃⓄⓅⓆⓇⓈⓉⓊⓋⓌⓍⓎⓏⰀⰁⰂⰃⰄⰅⰆⰇⰈⰉⰊⰋⰌⰍⰎⰏⰐⰑⰒⰓⰔⰕⰖⰗⰘⰙⰚⰛⰜⰝⰞⰟⰠⰡⰢⰣⰤⰥⰦⰧⰨⰩⰪⰫⰬⰭⰮⰯⱠȺȾⱧⱩⱫⱲⱵⲀⲂⲄⲆⲈⲊⲌⲎⲐⲒⲔⲖⲘⲚⲜⲞⲠⲢⲤⲦⲨⲪⲬⲮⲰⲲⲴⲶⲸⲺⲼⲾⳀⳂⳄⳆⳈⳊⳌⳎⳐⳒⳔⳖⳘⳚⳜⳞⳠⳢⳫⳭⳲႠႡႢႣႤႥႦႧႨႩႪႫႬႭႮႯႰႱႲႳႴႵႶႷႸႹႺႻႼႽႾႿჀჁჂჃჄჅჇჍꙀꙂꙄꙆꙈꙊꙌꙎꙐꙒꙔꙖꙘꙚꙜꙞꙠꙢꙤꙦꙨꙪꙬꚀꚂꚄꚆꚈꚊꚌꚎꚐꚒꚔꚖꚘꚚꜢꜤꜦꜨꜪꜬꜮꜲꜴꜶꜸꜺꜼꜾꝀꝂꝄꝆꝈꝊꝌꝎꝐꝒꝔꝖꝘꝚꝜꝞꝠꝢꝤꝦꝨꝪꝬꝮꝹꝻꝾꞀꞂꞄꞆꞋꞐꞒꟄꞖꞘꞚꞜꞞꞠꞢꞤꞦꞨꞴꞶꞸꞺꞼꞾꟀꟂꟇꟉꟐꟖꟘꟵꞳᎠᎡᎢᎣᎤᎥᎦᎧᎨᎩᎪᎫᎬᎭᎮᎯᎰᎱᎲᎳᎴᎵᎶᎷᎸᎹᎺᎻᎼᎽᎾᎿᏀᏁᏂᏃᏄᏅᏆᏇᏈᏉᏊᏋᏌᏍᏎᏏᏐᏑᏒᏓᏔᏕᏖᏗᏘᏙᏚᏛᏜᏝᏞᏟᏠᏡᏢᏣᏤᏥᏦᏧᏨᏩᏪᏫᏬᏭᏮᏯＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ𐐀𐐁𐐂𐐃𐐄𐐅𐐆𐐇𐐈𐐉𐐊𐐋𐐌𐐍𐐎𐐏𐐐𐐑𐐒𐐓𐐔𐐕𐐖𐐗𐐘𐐙𐐚𐐛𐐜𐐝𐐞𐐟𐐠𐐡𐐢𐐣𐐤𐐥𐐦𐐧𐒰𐒱𐒲𐒳𐒴𐒵𐒶𐒷𐒸𐒹𐒺𐒻𐒼𐒽𐒾𐒿𐓀𐓁𐓂𐓃𐓄𐓅𐓆𐓇𐓈𐓉𐓊𐓋𐓌𐓍𐓎𐓏𐓐𐓑𐓒𐓓𐕰𐕱𐕲𐕳𐕴𐕵𐕶𐕷𐕸𐕹𐕺𐕼𐕽𐕾𐕿𐖀𐖁𐖂𐖃𐖄𐖅𐖆𐖇𐖈𐖉𐖊𐖌𐖍𐖎𐖏𐖐𐖑𐖒𐖔𐖕𐲀𐲁𐲂𐲃𐲄𐲅𐲆𐲇𐲈𐲉𐲊𐲋𐲌𐲍𐲎𐲏𐲐𐲑𐲒𐲓𐲔𐲕𐲖𐲗𐲘𐲙𐲚𐲛𐲜𐲝𐲞𐲟𐲠𐲡𐲢𐲣𐲤𐲥𐲦𐲧𐲨𐲩𐲪𐲫𐲬𐲭𐲮𐲯𐲰𐲱𐲲𑢠𑢡𑢢𑢣𑢤𑢥𑢦𑢧𑢨𑢩𑢪𑢫𑢬𑢭𑢮𑢯𑢰𑢱𑢲𑢳𑢴𑢵𑢶𑢷𑢸𑢹𑢺𑢻𑢼𑢽𑢾𑢿𖹀𖹁𖹂𖹃𖹄𖹅𖹆𖹇𖹈𖹉𖹊𖹋𖹌𖹍𖹎𖹏𖹐𖹑𖹒𖹓𖹔𖹕𖹖𖹗𖹘𖹙𖹚𖹛𖹜𖹝𖹞𖹟𞤀𞤁𞤂𞤃𞤄𞤅𞤆𞤇𞤈𞤉𞤊𞤋𞤌𞤍𞤎𞤏𞤐𞤑𞤒𞤓𞤔𞤕𞤖𞤗𞤘𞤙𞤚𞤛𞤜𞤝𞤞𞤟𞤠𞤡') END
    $fold$;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172724_Functions') THEN
    CREATE FUNCTION scim_members(document text, path text) RETURNS TABLE (key text, value text, type text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 10 AS $members$
        SELECT member.key, member.value #>> '{}', json_typeof(member.value)
        FROM (
            SELECT CAST(document AS json) #> CASE WHEN path = '$' THEN CAST('{}' AS text[])
                ELSE string_to_array(substr(path, 4, length(path) - 4), '"."') END AS node
        ) AS found
        CROSS JOIN LATERAL (
            SELECT named.key, named.value
            FROM json_each(CASE WHEN json_typeof(found.node) = 'object' THEN found.node END) AS named
            UNION ALL
            SELECT CAST(numbered.place - 1 AS text), numbered.value
            FROM json_array_elements(CASE WHEN json_typeof(found.node) = 'array' THEN found.node END)
                WITH ORDINALITY AS numbered(value, place)
        ) AS member
    $members$;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172724_Functions') THEN
    CREATE FUNCTION scim_number(value text) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $number$
        SELECT CASE WHEN value ~ '^-?[0-9]{1,64}([.][0-9]{1,64})?([eE][+-]?[0-9]{1,2})?$'
            THEN CASE WHEN abs(CAST(value AS numeric)) <= 79228162514264337593543950335 THEN CAST(value AS numeric) END END
    $number$;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172724_Functions') THEN
    CREATE FUNCTION scim_instant(value text) RETURNS bigint
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $instant$
    DECLARE
        part text[] := regexp_match(
            upper(value COLLATE "C"),
            '^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T((?:[01][0-9]|2[0-3]):[0-5][0-9])(?::([0-5][0-9])(?:[.]([0-9]{0,7})[0-9]*)?)?)?(Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?$');
    BEGIN
        IF part IS NULL THEN
            RETURN NULL;
        END IF;
        RETURN 621355968000000000 + 10000000 * CAST(extract(epoch FROM CAST(
                part[1] || ' ' || coalesce(part[2], '00:00') || ':' || coalesce(part[3], '00') || coalesce(part[5], 'Z') AS timestamptz)) AS bigint)
            + CAST(rpad(coalesce(part[4], ''), 7, '0') AS bigint);
    EXCEPTION
        WHEN datetime_field_overflow THEN RETURN NULL;
    END
    $instant$;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261129172724_Functions') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261129172724_Functions', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130061440_RoleMappings') THEN
    CREATE TABLE rolemappings (
        id uuid NOT NULL,
        tenantid uuid NOT NULL,
        groupid uuid,
        displayname character varying(512) COLLATE "C",
        displaynamekey character varying(512) COLLATE "C",
        externalid character varying(512) COLLATE "C",
        namespace character varying(256) COLLATE "C" NOT NULL,
        role character varying(256) COLLATE "C" NOT NULL,
        fingerprint bytea NOT NULL,
        createdat timestamp(3) with time zone NOT NULL,
        createdby character varying(512) COLLATE "C" NOT NULL,
        version bigint NOT NULL,
        CONSTRAINT pk_rolemappings PRIMARY KEY (id),
        CONSTRAINT fk_rolemappings_groups_groupid FOREIGN KEY (groupid) REFERENCES groups (id),
        CONSTRAINT fk_rolemappings_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES tenants (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130061440_RoleMappings') THEN
    CREATE INDEX ix_rolebindings_tenantid_namespace_role_userid ON rolebindings (tenantid, namespace, role, userid);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130061440_RoleMappings') THEN
    CREATE INDEX ix_rolemappings_groupid_tenantid ON rolemappings (groupid, tenantid);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130061440_RoleMappings') THEN
    CREATE INDEX ix_rolemappings_tenantid_displaynamekey ON rolemappings (tenantid, displaynamekey);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130061440_RoleMappings') THEN
    CREATE INDEX ix_rolemappings_tenantid_externalid ON rolemappings (tenantid, externalid);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130061440_RoleMappings') THEN
    CREATE INDEX ix_rolemappings_tenantid_namespace_role ON rolemappings (tenantid, namespace, role);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130061440_RoleMappings') THEN
    CREATE UNIQUE INDEX ux_rolemappings_tenantid_fingerprint ON rolemappings (tenantid, fingerprint);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130061440_RoleMappings') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261130061440_RoleMappings', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130065123_DeprovisionGuard') THEN
    ALTER TABLE tenants ADD deprovisionlimit integer NOT NULL DEFAULT 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130065123_DeprovisionGuard') THEN
    ALTER TABLE tenants ADD deprovisionminutes integer NOT NULL DEFAULT 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130065123_DeprovisionGuard') THEN
    ALTER TABLE tenants ADD deprovisionreleaseduntil timestamp(3) with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130065123_DeprovisionGuard') THEN
    CREATE TABLE deprovisionedusers (
        tenantid uuid NOT NULL,
        userid uuid NOT NULL,
        countedat bigint NOT NULL,
        CONSTRAINT pk_deprovisionedusers PRIMARY KEY (tenantid, userid),
        CONSTRAINT fk_deprovisionedusers_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES tenants (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130065123_DeprovisionGuard') THEN
    CREATE INDEX ix_deprovisionedusers_tenantid_countedat ON deprovisionedusers (tenantid, countedat);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130065123_DeprovisionGuard') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261130065123_DeprovisionGuard', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    ALTER TABLE rememberedmints DROP CONSTRAINT fk_rememberedmints_scimtokens_tokenid;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    ALTER TABLE tenants ADD passwords integer NOT NULL DEFAULT 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    ALTER TABLE tenants ADD statictokensuntil timestamp(3) with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE TABLE oauthclients (
        id uuid NOT NULL,
        tenantid uuid NOT NULL,
        identifier character varying(32) COLLATE "C" NOT NULL,
        name character varying(200) COLLATE "C" NOT NULL,
        status integer NOT NULL,
        scopes integer NOT NULL,
        allowednetworks text COLLATE "C" NOT NULL,
        accesstokenminutes integer NOT NULL,
        jwks text COLLATE "C",
        jwksuri character varying(2048) COLLATE "C",
        createdat timestamp(3) with time zone NOT NULL,
        updatedat timestamp(3) with time zone NOT NULL,
        createdbyissuer character varying(512) COLLATE "C" NOT NULL,
        createdby character varying(512) COLLATE "C" NOT NULL,
        trustissuer character varying(512) COLLATE "C",
        trustjwksuri character varying(2048) COLLATE "C",
        trustsubject character varying(512) COLLATE "C",
        trustaudience character varying(512) COLLATE "C",
        version bigint NOT NULL,
        CONSTRAINT pk_oauthclients PRIMARY KEY (id),
        CONSTRAINT fk_oauthclients_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES tenants (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE TABLE clientsecrets (
        id uuid NOT NULL,
        clientid uuid NOT NULL,
        hash bytea NOT NULL,
        hint character varying(255) COLLATE "C" NOT NULL,
        createdat timestamp(3) with time zone NOT NULL,
        expiresat timestamp(3) with time zone NOT NULL,
        noticeddays integer,
        CONSTRAINT pk_clientsecrets PRIMARY KEY (id),
        CONSTRAINT fk_clientsecrets_oauthclients_clientid FOREIGN KEY (clientid) REFERENCES oauthclients (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE TABLE clientuses (
        id uuid NOT NULL,
        clientid uuid NOT NULL,
        at timestamp(3) with time zone NOT NULL,
        ip character varying(64) COLLATE "C",
        useragent character varying(256) COLLATE "C",
        CONSTRAINT pk_clientuses PRIMARY KEY (id),
        CONSTRAINT fk_clientuses_oauthclients_clientid FOREIGN KEY (clientid) REFERENCES oauthclients (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE TABLE usedassertions (
        id uuid NOT NULL,
        clientid uuid NOT NULL,
        hash bytea NOT NULL,
        expiresat timestamp(3) with time zone NOT NULL,
        CONSTRAINT pk_usedassertions PRIMARY KEY (id),
        CONSTRAINT fk_usedassertions_oauthclients_clientid FOREIGN KEY (clientid) REFERENCES oauthclients (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE TABLE accesstokens (
        id uuid NOT NULL,
        tenantid uuid NOT NULL,
        clientid uuid NOT NULL,
        secretid uuid,
        hash bytea NOT NULL,
        scopes integer NOT NULL,
        createdat timestamp(3) with time zone NOT NULL,
        expiresat timestamp(3) with time zone NOT NULL,
        CONSTRAINT pk_accesstokens PRIMARY KEY (id),
        CONSTRAINT fk_accesstokens_clientsecrets_secretid FOREIGN KEY (secretid) REFERENCES clientsecrets (id),
        CONSTRAINT fk_accesstokens_oauthclients_clientid FOREIGN KEY (clientid) REFERENCES oauthclients (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE INDEX ix_accesstokens_clientid ON accesstokens (clientid);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE INDEX ix_accesstokens_expiresat ON accesstokens (expiresat);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE INDEX ix_accesstokens_secretid ON accesstokens (secretid);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE UNIQUE INDEX ux_accesstokens_hash ON accesstokens (hash);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE INDEX ix_clientsecrets_clientid ON clientsecrets (clientid);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE INDEX ix_clientsecrets_expiresat ON clientsecrets (expiresat);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE UNIQUE INDEX ux_clientsecrets_hash ON clientsecrets (hash);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE INDEX ix_clientuses_clientid ON clientuses (clientid);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE INDEX ix_oauthclients_tenantid_createdat ON oauthclients (tenantid, createdat);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE UNIQUE INDEX ux_oauthclients_identifier ON oauthclients (identifier);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE INDEX ix_usedassertions_expiresat ON usedassertions (expiresat);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    CREATE UNIQUE INDEX ux_usedassertions_clientid_hash ON usedassertions (clientid, hash);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130073907_OAuthClients') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261130073907_OAuthClients', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130074304_Webhooks') THEN
    CREATE TABLE webhooks (
        id uuid NOT NULL,
        tenantid uuid NOT NULL,
        url character varying(2048) COLLATE "C",
        types text COLLATE "C" NOT NULL,
        format integer NOT NULL,
        includeresource boolean NOT NULL,
        enabled boolean NOT NULL,
        disabledreason character varying(100) COLLATE "C",
        secret bytea,
        previoussecret bytea,
        previoussecretuntil timestamp(3) with time zone,
        createdat timestamp(3) with time zone NOT NULL,
        createdby character varying(512) COLLATE "C" NOT NULL,
        updatedat timestamp(3) with time zone NOT NULL,
        version bigint NOT NULL,
        CONSTRAINT pk_webhooks PRIMARY KEY (id),
        CONSTRAINT fk_webhooks_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES tenants (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130074304_Webhooks') THEN
    CREATE TABLE webhookdeliveries (
        id uuid NOT NULL,
        webhookid uuid NOT NULL,
        occurredat timestamp(3) with time zone NOT NULL,
        tenantid uuid NOT NULL,
        sequence bigint NOT NULL,
        eventid uuid NOT NULL,
        type character varying(64) COLLATE "C" NOT NULL,
        targetid uuid NOT NULL,
        status integer NOT NULL,
        responsestatus integer,
        error character varying(100) COLLATE "C",
        attempts integer NOT NULL,
        since timestamp(3) with time zone NOT NULL,
        lastattemptat timestamp(3) with time zone,
        nextattemptat timestamp(3) with time zone,
        CONSTRAINT pk_webhookdeliveries PRIMARY KEY (webhookid, occurredat, id),
        CONSTRAINT fk_webhookdeliveries_webhooks_webhookid FOREIGN KEY (webhookid) REFERENCES webhooks (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130074304_Webhooks') THEN
    CREATE TABLE webhookstates (
        webhookid uuid NOT NULL,
        tenantid uuid NOT NULL,
        position bigint NOT NULL,
        isfull boolean NOT NULL,
        failures integer NOT NULL,
        nextat timestamp(3) with time zone,
        holduntil timestamp(3) with time zone,
        lease uuid,
        leaseuntil timestamp(3) with time zone,
        CONSTRAINT pk_webhookstates PRIMARY KEY (webhookid),
        CONSTRAINT fk_webhookstates_webhooks_webhookid FOREIGN KEY (webhookid) REFERENCES webhooks (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130074304_Webhooks') THEN
    CREATE INDEX ix_webhookdeliveries_due ON webhookdeliveries (webhookid, nextattemptat) WHERE Status = 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130074304_Webhooks') THEN
    CREATE INDEX ix_webhookdeliveries_order ON webhookdeliveries (webhookid, targetid, sequence) WHERE Status = 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130074304_Webhooks') THEN
    CREATE INDEX ix_webhooks_tenantid_createdat ON webhooks (tenantid, createdat);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130074304_Webhooks') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261130074304_Webhooks', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130112702_SyncHealth') THEN
    ALTER TABLE scimtokenuses ADD burstat timestamp(3) with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130112702_SyncHealth') THEN
    ALTER TABLE scimtokenuses ADD gaps character varying(220) COLLATE "C";
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130112702_SyncHealth') THEN
    ALTER TABLE scimtokenuses ADD stalledat timestamp(3) with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130112702_SyncHealth') THEN
    ALTER TABLE scimtokenuses ADD stallsat timestamp(3) with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130112702_SyncHealth') THEN
    ALTER TABLE clientuses ADD burstat timestamp(3) with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130112702_SyncHealth') THEN
    ALTER TABLE clientuses ADD gaps character varying(220) COLLATE "C";
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130112702_SyncHealth') THEN
    ALTER TABLE clientuses ADD stalledat timestamp(3) with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130112702_SyncHealth') THEN
    ALTER TABLE clientuses ADD stallsat timestamp(3) with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130112702_SyncHealth') THEN
    CREATE INDEX ix_scimtokenuses_stallsat ON scimtokenuses (stallsat);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130112702_SyncHealth') THEN
    CREATE INDEX ix_clientuses_stallsat ON clientuses (stallsat);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130112702_SyncHealth') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261130112702_SyncHealth', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130161145_SetupLinks') THEN
    CREATE TABLE setuplinks (
        id uuid NOT NULL,
        tenantid uuid NOT NULL,
        hash bytea NOT NULL,
        createdat timestamp(3) with time zone NOT NULL,
        createdby character varying(512) COLLATE "C" NOT NULL,
        expiresat timestamp(3) with time zone NOT NULL,
        openedat timestamp(3) with time zone,
        revokedat timestamp(3) with time zone,
        revokedby character varying(512) COLLATE "C",
        version bigint NOT NULL,
        CONSTRAINT pk_setuplinks PRIMARY KEY (id),
        CONSTRAINT fk_setuplinks_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES tenants (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130161145_SetupLinks') THEN
    CREATE INDEX ix_setuplinks_expiresat ON setuplinks (expiresat);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130161145_SetupLinks') THEN
    CREATE INDEX ix_setuplinks_tenantid_createdat ON setuplinks (tenantid, createdat);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130161145_SetupLinks') THEN
    CREATE UNIQUE INDEX ux_setuplinks_hash ON setuplinks (hash);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261130161145_SetupLinks') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261130161145_SetupLinks', '10.0.15');
    END IF;
END $EF$;
COMMIT;

