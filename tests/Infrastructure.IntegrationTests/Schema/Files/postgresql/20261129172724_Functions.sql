--
-- PostgreSQL database dump
--

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: scim_fold(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.scim_fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE WHEN octet_length(value) = char_length(value) THEN upper(value COLLATE "C")
        ELSE translate(upper(value COLLATE "C"), 'µàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĳĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžſƀƃƅƈƌƒƕƙƚƞơƣƥƨƭưƴƶƹƽƿǅǆǈǉǋǌǎǐǒǔǖǘǚǜǝǟǡǣǥǧǩǫǭǯǲǳǵǹǻǽǿȁȃȅȇȉȋȍȏȑȓȕȗșțȝȟȣȥȧȩȫȭȯȱȳȼȿɀɂɇɉɋɍɏɐɑɒɓɔɖɗəɛɜɠɡɣɥɦɨɩɪɫɬɯɱɲɵɽʀʂʃʇʈʉʊʋʌʒʝʞͅͱͳͷͻͼͽάέήίαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώϐϑϕϖϗϙϛϝϟϡϣϥϧϩϫϭϯϰϱϲϳϵϸϻабвгдежзийклмнопрстуфхцчшщъыьэюяѐёђѓєѕіїјљњћќѝўџѡѣѥѧѩѫѭѯѱѳѵѷѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӂӄӆӈӊӌӎӏӑӓӕӗәӛӝӟӡӣӥӧөӫӭӯӱӳӵӷӹӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆაბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶჷჸჹჺჽჾჿᏸᏹᏺᏻᏼᏽᲀᲁᲂᲃᲄᲅᲆᲇᲈᵹᵽᶎḁḃḅḇḉḋḍḏḑḓḕḗḙḛḝḟḡḣḥḧḩḫḭḯḱḳḵḷḹḻḽḿṁṃṅṇṉṋṍṏṑṓṕṗṙṛṝṟṡṣṥṧṩṫṭṯṱṳṵṷṹṻṽṿẁẃẅẇẉẋẍẏẑẓẕẛạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹỻỽỿἀἁἂἃἄἅἆἇἐἑἒἓἔἕἠἡἢἣἤἥἦἧἰἱἲἳἴἵἶἷὀὁὂὃὄὅὑὓὕὗὠὡὢὣὤὥὦὧὰάὲέὴήὶίὸόὺύὼώᾀᾁᾂᾃᾄᾅᾆᾇᾐᾑᾒᾓᾔᾕᾖᾗᾠᾡᾢᾣᾤᾥᾦᾧᾰᾱᾳιῃῐῑῠῡῥῳⅎⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻⅼⅽⅾⅿↄⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣⓤⓥⓦⓧⓨⓩⰰⰱⰲⰳⰴⰵⰶⰷⰸⰹⰺⰻⰼⰽⰾⰿⱀⱁⱂⱃⱄⱅⱆⱇⱈⱉⱊⱋⱌⱍⱎⱏⱐⱑⱒⱓⱔⱕⱖⱗⱘⱙⱚⱛⱜⱝⱞⱟⱡⱥⱦⱨⱪⱬⱳⱶⲁⲃⲅⲇⲉⲋⲍⲏⲑⲓⲕⲗⲙⲛⲝⲟⲡⲣⲥⲧⲩⲫⲭⲯⲱⲳⲵⲷⲹⲻⲽⲿⳁⳃⳅⳇⳉⳋⳍⳏⳑⳓⳕⳗⳙⳛⳝⳟⳡⳣⳬⳮⳳⴀⴁⴂⴃⴄⴅⴆⴇⴈⴉⴊⴋⴌⴍⴎⴏⴐⴑⴒⴓⴔⴕⴖⴗⴘⴙⴚⴛⴜⴝⴞⴟⴠⴡⴢⴣⴤⴥⴧⴭꙁꙃꙅꙇꙉꙋꙍꙏꙑꙓꙕꙗꙙꙛꙝꙟꙡꙣꙥꙧꙩꙫꙭꚁꚃꚅꚇꚉꚋꚍꚏꚑꚓꚕꚗꚙꚛꜣꜥꜧꜩꜫꜭꜯꜳꜵꜷꜹꜻꜽꜿꝁꝃꝅꝇꝉꝋꝍꝏꝑꝓꝕꝗꝙꝛꝝꝟꝡꝣꝥꝧꝩꝫꝭꝯꝺꝼꝿꞁꞃꞅꞇꞌꞑꞓꞔꞗꞙꞛꞝꞟꞡꞣꞥꞧꞩꞵꞷꞹꞻꞽꞿꟁꟃꟈꟊꟑꟗꟙꟶꭓꭰꭱꭲꭳꭴꭵꭶꭷꭸꭹꭺꭻꭼꭽꭾꭿꮀꮁꮂꮃꮄꮅꮆꮇꮈꮉꮊꮋꮌꮍꮎꮏꮐꮑꮒꮓꮔꮕꮖꮗꮘꮙꮚꮛꮜꮝꮞꮟꮠꮡꮢꮣꮤꮥꮦꮧꮨꮩꮪꮫꮬꮭꮮꮯꮰꮱꮲꮳꮴꮵꮶꮷꮸꮹꮺꮻꮼꮽꮾꮿａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ𐐨𐐩𐐪𐐫𐐬𐐭𐐮𐐯𐐰𐐱𐐲𐐳𐐴𐐵𐐶𐐷𐐸𐐹𐐺𐐻𐐼𐐽𐐾𐐿𐑀𐑁𐑂𐑃𐑄𐑅𐑆𐑇𐑈𐑉𐑊𐑋𐑌𐑍𐑎𐑏𐓘𐓙𐓚𐓛𐓜𐓝𐓞𐓟𐓠𐓡𐓢𐓣𐓤𐓥𐓦𐓧𐓨𐓩𐓪𐓫𐓬𐓭𐓮𐓯𐓰𐓱𐓲𐓳𐓴𐓵𐓶𐓷𐓸𐓹𐓺𐓻𐖗𐖘𐖙𐖚𐖛𐖜𐖝𐖞𐖟𐖠𐖡𐖣𐖤𐖥𐖦𐖧𐖨𐖩𐖪𐖫𐖬𐖭𐖮𐖯𐖰𐖱𐖳𐖴𐖵𐖶𐖷𐖸𐖹𐖻𐖼𐳀𐳁𐳂𐳃𐳄𐳅𐳆𐳇𐳈𐳉𐳊𐳋𐳌𐳍𐳎𐳏𐳐𐳑𐳒𐳓𐳔𐳕𐳖𐳗𐳘𐳙𐳚𐳛𐳜𐳝𐳞𐳟𐳠𐳡𐳢𐳣𐳤𐳥𐳦𐳧𐳨𐳩𐳪𐳫𐳬𐳭𐳮𐳯𐳰𐳱𐳲𑣀𑣁𑣂𑣃𑣄𑣅𑣆𑣇𑣈𑣉𑣊𑣋𑣌𑣍𑣎𑣏𑣐𑣑𑣒𑣓𑣔𑣕𑣖𑣗𑣘𑣙𑣚𑣛𑣜𑣝𑣞𑣟𖹠𖹡𖹢𖹣𖹤𖹥𖹦𖹧𖹨𖹩𖹪𖹫𖹬𖹭𖹮𖹯𖹰𖹱𖹲𖹳𖹴𖹵𖹶𖹷𖹸𖹹𖹺𖹻𖹼𖹽𖹾𖹿𞤢𞤣𞤤𞤥𞤦𞤧𞤨𞤩𞤪𞤫𞤬𞤭𞤮𞤯𞤰𞤱𞤲𞤳𞤴𞤵𞤶𞤷𞤸𞤹𞤺𞤻𞤼𞤽𞤾𞤿𞥀𞥁𞥂𞥃', 'ΜÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŸĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŹŻŽSɃƂƄƇƋƑǶƘȽȠƠƢƤƧƬƯƳƵƸƼǷǄǄǇǇǊǊǍǏǑǓǕǗǙǛƎǞǠǢǤǦǨǪǬǮǱǱǴǸǺǼǾȀȂȄȆȈȊȌȎȐȒȔȖȘȚȜȞȢȤȦȨȪȬȮȰȲȻⱾⱿɁɆɈɊɌɎⱯⱭⱰƁƆƉƊƏƐꞫƓꞬƔꞍꞪƗƖꞮⱢꞭƜⱮƝƟⱤƦꟅƩꞱƮɄƱƲɅƷꞲꞰΙͰͲͶϽϾϿΆΈΉΊΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΣΤΥΦΧΨΩΪΫΌΎΏΒΘΦΠϏϘϚϜϞϠϢϤϦϨϪϬϮΚΡϹͿΕϷϺАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏѠѢѤѦѨѪѬѮѰѲѴѶѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӁӃӅӇӉӋӍӀӐӒӔӖӘӚӜӞӠӢӤӦӨӪӬӮӰӲӴӶӸӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖᲐᲑᲒᲓᲔᲕᲖᲗᲘᲙᲚᲛᲜᲝᲞᲟᲠᲡᲢᲣᲤᲥᲦᲧᲨᲩᲪᲫᲬᲭᲮᲯᲰᲱᲲᲳᲴᲵᲶᲷᲸᲹᲺᲽᲾᲿᏰᏱᏲᏳᏴᏵВДОСТТЪѢꙊꝽⱣꟆḀḂḄḆḈḊḌḎḐḒḔḖḘḚḜḞḠḢḤḦḨḪḬḮḰḲḴḶḸḺḼḾṀṂṄṆṈṊṌṎṐṒṔṖṘṚṜṞṠṢṤṦṨṪṬṮṰṲṴṶṸṺṼṾẀẂẄẆẈẊẌẎẐẒẔṠẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸỺỼỾἈἉἊἋἌἍἎἏἘἙἚἛἜἝἨἩἪἫἬἭἮἯἸἹἺἻἼἽἾἿὈὉὊὋὌὍὙὛὝὟὨὩὪὫὬὭὮὯᾺΆῈΈῊΉῚΊῸΌῪΎῺΏᾈᾉᾊᾋᾌᾍᾎᾏᾘᾙᾚᾛᾜᾝᾞᾟᾨᾩᾪᾫᾬᾭᾮᾯᾸᾹᾼΙῌῘῙῨῩῬῼℲⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅬⅭⅮⅯↃⒶⒷⒸⒹⒺⒻⒼⒽⒾⒿⓀⓁⓂⓃⓄⓅⓆⓇⓈⓉⓊⓋⓌⓍⓎⓏⰀⰁⰂⰃⰄⰅⰆⰇⰈⰉⰊⰋⰌⰍⰎⰏⰐⰑⰒⰓⰔⰕⰖⰗⰘⰙⰚⰛⰜⰝⰞⰟⰠⰡⰢⰣⰤⰥⰦⰧⰨⰩⰪⰫⰬⰭⰮⰯⱠȺȾⱧⱩⱫⱲⱵⲀⲂⲄⲆⲈⲊⲌⲎⲐⲒⲔⲖⲘⲚⲜⲞⲠⲢⲤⲦⲨⲪⲬⲮⲰⲲⲴⲶⲸⲺⲼⲾⳀⳂⳄⳆⳈⳊⳌⳎⳐⳒⳔⳖⳘⳚⳜⳞⳠⳢⳫⳭⳲႠႡႢႣႤႥႦႧႨႩႪႫႬႭႮႯႰႱႲႳႴႵႶႷႸႹႺႻႼႽႾႿჀჁჂჃჄჅჇჍꙀꙂꙄꙆꙈꙊꙌꙎꙐꙒꙔꙖꙘꙚꙜꙞꙠꙢꙤꙦꙨꙪꙬꚀꚂꚄꚆꚈꚊꚌꚎꚐꚒꚔꚖꚘꚚꜢꜤꜦꜨꜪꜬꜮꜲꜴꜶꜸꜺꜼꜾꝀꝂꝄꝆꝈꝊꝌꝎꝐꝒꝔꝖꝘꝚꝜꝞꝠꝢꝤꝦꝨꝪꝬꝮꝹꝻꝾꞀꞂꞄꞆꞋꞐꞒꟄꞖꞘꞚꞜꞞꞠꞢꞤꞦꞨꞴꞶꞸꞺꞼꞾꟀꟂꟇꟉꟐꟖꟘꟵꞳᎠᎡᎢᎣᎤᎥᎦᎧᎨᎩᎪᎫᎬᎭᎮᎯᎰᎱᎲᎳᎴᎵᎶᎷᎸᎹᎺᎻᎼᎽᎾᎿᏀᏁᏂᏃᏄᏅᏆᏇᏈᏉᏊᏋᏌᏍᏎᏏᏐᏑᏒᏓᏔᏕᏖᏗᏘᏙᏚᏛᏜᏝᏞᏟᏠᏡᏢᏣᏤᏥᏦᏧᏨᏩᏪᏫᏬᏭᏮᏯＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ𐐀𐐁𐐂𐐃𐐄𐐅𐐆𐐇𐐈𐐉𐐊𐐋𐐌𐐍𐐎𐐏𐐐𐐑𐐒𐐓𐐔𐐕𐐖𐐗𐐘𐐙𐐚𐐛𐐜𐐝𐐞𐐟𐐠𐐡𐐢𐐣𐐤𐐥𐐦𐐧𐒰𐒱𐒲𐒳𐒴𐒵𐒶𐒷𐒸𐒹𐒺𐒻𐒼𐒽𐒾𐒿𐓀𐓁𐓂𐓃𐓄𐓅𐓆𐓇𐓈𐓉𐓊𐓋𐓌𐓍𐓎𐓏𐓐𐓑𐓒𐓓𐕰𐕱𐕲𐕳𐕴𐕵𐕶𐕷𐕸𐕹𐕺𐕼𐕽𐕾𐕿𐖀𐖁𐖂𐖃𐖄𐖅𐖆𐖇𐖈𐖉𐖊𐖌𐖍𐖎𐖏𐖐𐖑𐖒𐖔𐖕𐲀𐲁𐲂𐲃𐲄𐲅𐲆𐲇𐲈𐲉𐲊𐲋𐲌𐲍𐲎𐲏𐲐𐲑𐲒𐲓𐲔𐲕𐲖𐲗𐲘𐲙𐲚𐲛𐲜𐲝𐲞𐲟𐲠𐲡𐲢𐲣𐲤𐲥𐲦𐲧𐲨𐲩𐲪𐲫𐲬𐲭𐲮𐲯𐲰𐲱𐲲𑢠𑢡𑢢𑢣𑢤𑢥𑢦𑢧𑢨𑢩𑢪𑢫𑢬𑢭𑢮𑢯𑢰𑢱𑢲𑢳𑢴𑢵𑢶𑢷𑢸𑢹𑢺𑢻𑢼𑢽𑢾𑢿𖹀𖹁𖹂𖹃𖹄𖹅𖹆𖹇𖹈𖹉𖹊𖹋𖹌𖹍𖹎𖹏𖹐𖹑𖹒𖹓𖹔𖹕𖹖𖹗𖹘𖹙𖹚𖹛𖹜𖹝𖹞𖹟𞤀𞤁𞤂𞤃𞤄𞤅𞤆𞤇𞤈𞤉𞤊𞤋𞤌𞤍𞤎𞤏𞤐𞤑𞤒𞤓𞤔𞤕𞤖𞤗𞤘𞤙𞤚𞤛𞤜𞤝𞤞𞤟𞤠𞤡') END
$$;

--
-- Name: scim_instant(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.scim_instant(value text) RETURNS bigint
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $_$
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
$_$;

--
-- Name: scim_members(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.scim_members(document text, path text) RETURNS TABLE(key text, value text, type text)
    LANGUAGE sql IMMUTABLE ROWS 10 PARALLEL SAFE
    AS $_$
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
$_$;

--
-- Name: scim_number(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.scim_number(value text) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
    SELECT CASE WHEN value ~ '^-?[0-9]{1,64}([.][0-9]{1,64})?([eE][+-]?[0-9]{1,2})?$'
        THEN CASE WHEN abs(CAST(value AS numeric)) <= 79228162514264337593543950335 THEN CAST(value AS numeric) END END
$_$;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: __EFMigrationsHistory; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public."__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL
);

--
-- Name: auditchains; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auditchains (
    tenantid uuid NOT NULL,
    lastsequence bigint NOT NULL,
    lasthash bytea NOT NULL,
    purgedsequence bigint NOT NULL,
    purgedhash bytea NOT NULL,
    mac bytea
);

--
-- Name: auditevents; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auditevents (
    id uuid NOT NULL,
    tenantid uuid NOT NULL,
    occurredat timestamp(3) with time zone NOT NULL,
    actorissuer character varying(512) NOT NULL COLLATE pg_catalog."C",
    actor character varying(512) NOT NULL COLLATE pg_catalog."C",
    action character varying(64) NOT NULL COLLATE pg_catalog."C",
    targetid uuid NOT NULL,
    ip character varying(64) COLLATE pg_catalog."C",
    traceid character varying(32) COLLATE pg_catalog."C",
    changes text NOT NULL COLLATE pg_catalog."C",
    sequence bigint,
    hash bytea
);

--
-- Name: directorytotals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.directorytotals (
    tenantid uuid NOT NULL,
    share integer NOT NULL,
    users integer NOT NULL,
    groups integer NOT NULL,
    changes bigint NOT NULL
);

--
-- Name: expirynotices; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.expirynotices (
    tokenid uuid NOT NULL,
    expiresat timestamp(3) with time zone NOT NULL,
    daysahead integer NOT NULL
);

--
-- Name: groupchildren; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.groupchildren (
    groupid uuid NOT NULL,
    childid uuid NOT NULL
);

--
-- Name: groupmembers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.groupmembers (
    groupid uuid NOT NULL,
    userid uuid NOT NULL
);

--
-- Name: groups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.groups (
    id uuid NOT NULL,
    tenantid uuid NOT NULL,
    displayname character varying(512) NOT NULL COLLATE pg_catalog."C",
    displaynamekey character varying(512) NOT NULL COLLATE pg_catalog."C",
    externalid character varying(512) COLLATE pg_catalog."C",
    document text NOT NULL COLLATE pg_catalog."C",
    createdat timestamp(3) with time zone NOT NULL,
    updatedat timestamp(3) with time zone NOT NULL,
    version bigint NOT NULL
);

--
-- Name: keyring; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.keyring (
    id uuid NOT NULL,
    xml text NOT NULL COLLATE pg_catalog."C"
);

--
-- Name: leakreports; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.leakreports (
    hash character varying(64) NOT NULL COLLATE pg_catalog."C",
    at timestamp(3) with time zone NOT NULL
);

--
-- Name: provisioningentries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.provisioningentries (
    id uuid NOT NULL,
    tenantid uuid NOT NULL,
    occurredat timestamp(3) with time zone NOT NULL,
    caller character varying(512) NOT NULL COLLATE pg_catalog."C",
    method character varying(16) NOT NULL COLLATE pg_catalog."C",
    path character varying(512) NOT NULL COLLATE pg_catalog."C",
    query character varying(2048) COLLATE pg_catalog."C",
    status integer NOT NULL,
    scimtype character varying(32) COLLATE pg_catalog."C",
    durationms integer NOT NULL,
    resourceid uuid,
    traceid character varying(32) NOT NULL COLLATE pg_catalog."C",
    requestbody text COLLATE pg_catalog."C",
    requestiscut boolean NOT NULL,
    responsebody text COLLATE pg_catalog."C",
    responseiscut boolean NOT NULL
);

--
-- Name: rememberedmints; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rememberedmints (
    tokenid uuid NOT NULL,
    tenantid uuid NOT NULL,
    keyhash character varying(64) NOT NULL COLLATE pg_catalog."C",
    bodyhash character varying(64) NOT NULL COLLATE pg_catalog."C",
    mintedat timestamp(3) with time zone NOT NULL,
    sealedsecret bytea
);

--
-- Name: rolebindings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rolebindings (
    id uuid NOT NULL,
    tenantid uuid NOT NULL,
    userid uuid NOT NULL,
    namespace character varying(256) NOT NULL COLLATE pg_catalog."C",
    role character varying(256) NOT NULL COLLATE pg_catalog."C",
    display text COLLATE pg_catalog."C",
    type text COLLATE pg_catalog."C",
    "primary" boolean,
    ordinal integer NOT NULL,
    createdat timestamp(3) with time zone NOT NULL,
    createdby character varying(512) NOT NULL COLLATE pg_catalog."C"
);

--
-- Name: scimtokens; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.scimtokens (
    id uuid NOT NULL,
    tenantid uuid NOT NULL,
    name character varying(200) NOT NULL COLLATE pg_catalog."C",
    hash bytea NOT NULL,
    hint character varying(255) NOT NULL COLLATE pg_catalog."C",
    scopes integer NOT NULL,
    allowednetworks text NOT NULL COLLATE pg_catalog."C",
    lifetimedays integer NOT NULL,
    createdat timestamp(3) with time zone NOT NULL,
    updatedat timestamp(3) with time zone NOT NULL,
    expiresat timestamp(3) with time zone NOT NULL,
    revokedat timestamp(3) with time zone,
    revokedby character varying(512) COLLATE pg_catalog."C",
    liveslot integer,
    createdbyissuer character varying(512) NOT NULL COLLATE pg_catalog."C",
    createdby character varying(512) NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    CONSTRAINT "CK_ScimTokens_LiveSlot" CHECK (((liveslot >= 0) AND (liveslot < 10))),
    CONSTRAINT "CK_ScimTokens_Revoked" CHECK (((revokedat IS NULL) OR (liveslot IS NULL)))
);

--
-- Name: scimtokenuses; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.scimtokenuses (
    tokenid uuid NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    ip character varying(64) COLLATE pg_catalog."C",
    useragent character varying(256) COLLATE pg_catalog."C"
);

--
-- Name: tenants; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tenants (
    id uuid NOT NULL,
    slug character varying(63) NOT NULL COLLATE pg_catalog."C",
    displayname character varying(512) NOT NULL COLLATE pg_catalog."C",
    scimenabled boolean NOT NULL,
    maxlivetokens integer NOT NULL,
    tokenlifetime integer NOT NULL,
    compatibilityprofile character varying(32) NOT NULL COLLATE pg_catalog."C",
    assumescontrolofexisting boolean NOT NULL,
    tokengeneration bigint NOT NULL,
    schemaversion bigint NOT NULL,
    createdat timestamp(3) with time zone NOT NULL,
    updatedat timestamp(3) with time zone NOT NULL,
    deletedat timestamp(3) with time zone,
    version bigint NOT NULL
);

--
-- Name: tenantschemas; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tenantschemas (
    id uuid NOT NULL,
    tenantid uuid NOT NULL,
    urn character varying(255) NOT NULL COLLATE pg_catalog."C",
    urnkey character varying(255) NOT NULL COLLATE pg_catalog."C",
    resourcetype character varying(32) NOT NULL COLLATE pg_catalog."C",
    definition text NOT NULL COLLATE pg_catalog."C",
    createdat timestamp(3) with time zone NOT NULL,
    createdby character varying(512) NOT NULL COLLATE pg_catalog."C"
);

--
-- Name: users; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.users (
    id uuid NOT NULL,
    tenantid uuid NOT NULL,
    username character varying(512) NOT NULL COLLATE pg_catalog."C",
    usernamekey character varying(512) NOT NULL COLLATE pg_catalog."C",
    externalid character varying(512) COLLATE pg_catalog."C",
    displayname text COLLATE pg_catalog."C",
    active boolean NOT NULL,
    document text NOT NULL COLLATE pg_catalog."C",
    passwordhash character varying(256) COLLATE pg_catalog."C",
    createdat timestamp(3) with time zone NOT NULL,
    updatedat timestamp(3) with time zone NOT NULL,
    version bigint NOT NULL
);

--
-- Data for Name: __EFMigrationsHistory; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public."__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('20261129172707_Initial', '10.0.15');
INSERT INTO public."__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('20261129172724_Functions', '10.0.15');

--
-- Data for Name: auditchains; Type: TABLE DATA; Schema: public; Owner: -
--

--
-- Data for Name: auditevents; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.auditevents (id, tenantid, occurredat, actorissuer, actor, action, targetid, ip, traceid, changes, sequence, hash) VALUES ('019c21ac-ec65-7000-912f-b7155360b9ec', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', '2026-02-03 04:05:06.789+00', 'scim-platform', 'system', 'tenant.created', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', NULL, NULL, '{"slug":{"from":null,"to":"t-dd8ac973e886466eb576d51fd87243f9"},"display_name":{"from":null,"to":"Example Corp"},"scim_enabled":{"from":null,"to":true},"max_live_tokens":{"from":null,"to":1},"default_token_lifetime_days":{"from":null,"to":180},"compatibility_profile":{"from":null,"to":"default"},"version":4}', NULL, '\xae94348feb40e215d4e16444a4d6ce8493e5d68c54ef89cdd15bd7838f97273f');
INSERT INTO public.auditevents (id, tenantid, occurredat, actorissuer, actor, action, targetid, ip, traceid, changes, sequence, hash) VALUES ('019c21ac-ec65-7001-9c6c-c8f4afab351e', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', '2026-02-03 04:05:06.789+00', 'scim-platform', 'system', 'tenant_schema.created', '019c21ac-ec65-73a2-ba45-b667f7f416be', NULL, NULL, '{"urn":"urn:example:sample:1.0:User","resource_type":"User"}', NULL, '\x62a87ceed0fc92727888e73582754fe86d7f2f4bc1b6cf720dbbd524f39de39f');
INSERT INTO public.auditevents (id, tenantid, occurredat, actorissuer, actor, action, targetid, ip, traceid, changes, sequence, hash) VALUES ('019c21ac-ec65-7002-993e-7cb2fcfe49a1', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', '2026-02-03 04:05:06.789+00', 'scim-platform', 'system', 'user.created', '019c21ac-ec65-704f-b736-4349e393ed00', NULL, NULL, '{"version":1}', NULL, '\x23357bffae6b169445bb937bc2767d3559ebd0b26f98d370810930c6b6b3605d');
INSERT INTO public.auditevents (id, tenantid, occurredat, actorissuer, actor, action, targetid, ip, traceid, changes, sequence, hash) VALUES ('019c21ac-ec65-7003-a347-8ecac28e63c2', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', '2026-02-03 04:05:06.789+00', 'scim-platform', 'system', 'group.created', '019c21ac-ec65-7fe7-afa8-d270ec17bd14', NULL, NULL, '{"version":1}', NULL, '\xad703d891911cede2f6beef3394e98a129333dbee2300fa5c4709709a3d721d5');
INSERT INTO public.auditevents (id, tenantid, occurredat, actorissuer, actor, action, targetid, ip, traceid, changes, sequence, hash) VALUES ('019c21ac-ec65-7004-a614-20311639579c', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', '2026-02-03 04:05:06.789+00', 'scim-platform', 'system', 'role_mapping.created', '019c21ac-ec65-792b-97e1-d827d042a38e', NULL, NULL, '{"group_id":"019c21ac-ec65-7fe7-afa8-d270ec17bd14","namespace":"shop","role":"admin","version":1}', NULL, '\xbd75d31606e7e3029e09789d4d15e7d2a0787d5ba0d9542f4b810c473cb71c01');
INSERT INTO public.auditevents (id, tenantid, occurredat, actorissuer, actor, action, targetid, ip, traceid, changes, sequence, hash) VALUES ('019c21ac-ec65-7005-a307-96335b2521f7', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', '2026-02-03 04:05:06.789+00', 'https://issuer.example', 'admin@example.com', 'scim_token.minted', '019c21ac-ec65-71d7-a795-89348c311631', NULL, NULL, '{"name":{"from":null,"to":"scim-token-019c21ac-ec65-71d7-a795-89348c311631"},"expires_at":{"from":null,"to":"2026-03-05T04:05:06.789Z"},"scopes":{"from":null,"to":["users:read","users:write","groups:read","groups:write"]},"allowed_networks":{"from":null,"to":[]},"version":1}', NULL, '\xcf73de40bb700cbc1b9d8cfe4be5eb0531bd3beb326d23a0138ab7eb139d02ef');
INSERT INTO public.auditevents (id, tenantid, occurredat, actorissuer, actor, action, targetid, ip, traceid, changes, sequence, hash) VALUES ('019c21ac-ec65-7006-9e81-adc903cb6d45', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', '2026-02-03 04:05:06.789+00', 'scim-platform', 'system', 'oauth_client.created', '019c21ac-ec65-7a3d-8328-75ca87c73de8', NULL, NULL, '{"client_id":"scim_client_Redbz8u7F60nCmM1TuLj","name":{"from":null,"to":"Entra"},"scopes":{"from":null,"to":["users:read","users:write","groups:read","groups:write"]},"allowed_networks":{"from":null,"to":[]},"access_token_minutes":{"from":null,"to":60},"keys":{"from":null,"to":null},"trust":{"from":null,"to":"https://idp.example by discovery subject api://audience"},"secret_id":"019c21ac-ec65-796a-9c99-9d317eb355f6","hint":"scim_secret_...PSRD","expires_at":"2027-02-03T04:05:06.789Z","version":2}', NULL, '\x02cf94ba4aa7d028249d2a40bb7dcc91c45339db27b4f94ee0254a34e5ca741a');
INSERT INTO public.auditevents (id, tenantid, occurredat, actorissuer, actor, action, targetid, ip, traceid, changes, sequence, hash) VALUES ('019c21ac-ec65-7007-a35f-9977fb2695c6', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', '2026-02-03 04:05:06.789+00', 'scim-platform', 'system', 'webhook.created', '019c21ac-ec65-7de7-8e83-77a29be15ee2', NULL, NULL, '{"url":{"from":null,"to":"https://hooks.example.com"},"types":{"from":null,"to":[]},"format":{"from":null,"to":"Standard"},"include_resource":{"from":null,"to":false},"enabled":{"from":null,"to":true},"version":1}', NULL, '\x5b8026a0992698723ef964301347e918d86cdc779496de418bc2f91af496bf98');

--
-- Data for Name: directorytotals; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.directorytotals (tenantid, share, users, groups, changes) VALUES ('019c21ac-ec65-70f3-85cc-cf993f1fc83c', 5, 1, 1, 1);

--
-- Data for Name: expirynotices; Type: TABLE DATA; Schema: public; Owner: -
--

--
-- Data for Name: groupchildren; Type: TABLE DATA; Schema: public; Owner: -
--

--
-- Data for Name: groupmembers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.groupmembers (groupid, userid) VALUES ('019c21ac-ec65-7fe7-afa8-d270ec17bd14', '019c21ac-ec65-704f-b736-4349e393ed00');

--
-- Data for Name: groups; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.groups (id, tenantid, displayname, displaynamekey, externalid, document, createdat, updatedat, version) VALUES ('019c21ac-ec65-7fe7-afa8-d270ec17bd14', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', 'Engineers', 'ENGINEERS', NULL, '{"displayName":"Engineers"}', '2026-02-03 04:05:06.789+00', '2026-02-03 04:05:06.789+00', 1);

--
-- Data for Name: keyring; Type: TABLE DATA; Schema: public; Owner: -
--

--
-- Data for Name: leakreports; Type: TABLE DATA; Schema: public; Owner: -
--

--
-- Data for Name: provisioningentries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.provisioningentries (id, tenantid, occurredat, caller, method, path, query, status, scimtype, durationms, resourceid, traceid, requestbody, requestiscut, responsebody, responseiscut) VALUES ('019c21ac-ec65-73bb-a45d-3fc3cb8de224', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', '2026-02-03 04:05:06.789+00', 'admin', 'PATCH', '/scim/v2/Users/019c21ac-ec65-704f-b736-4349e393ed00', NULL, 409, NULL, 0, '019c21ac-ec65-704f-b736-4349e393ed00', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '{}', false, NULL, false);

--
-- Data for Name: rememberedmints; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rememberedmints (tokenid, tenantid, keyhash, bodyhash, mintedat, sealedsecret) VALUES ('019c21ac-ec65-71d7-a795-89348c311631', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', 'b50a6fe71aae7fd72f4a3245e091ae310736e2378a92f69e2d049a7cdca3b20e', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '2026-02-03 04:05:06.789+00', '\x010203');

--
-- Data for Name: rolebindings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rolebindings (id, tenantid, userid, namespace, role, display, type, "primary", ordinal, createdat, createdby) VALUES ('019c21ac-ec65-7c21-b7d5-b1417babf17a', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', '019c21ac-ec65-704f-b736-4349e393ed00', 'system', 'admin', NULL, NULL, NULL, 0, '2026-02-03 04:05:06.789+00', 'admin@example.com');

--
-- Data for Name: scimtokens; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.scimtokens (id, tenantid, name, hash, hint, scopes, allowednetworks, lifetimedays, createdat, updatedat, expiresat, revokedat, revokedby, liveslot, createdbyissuer, createdby, version) VALUES ('019c21ac-ec65-71d7-a795-89348c311631', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', 'scim-token-019c21ac-ec65-71d7-a795-89348c311631', '\x5b4fe938b22e0ab8e7265f8c6930f2e4ee6d49dea4e4966674501917012f007a', 'scim_test_...9D2I', 15, '', 30, '2026-02-03 04:05:06.789+00', '2026-02-03 04:05:06.789+00', '2026-03-05 04:05:06.789+00', NULL, NULL, 0, 'https://issuer.example', 'admin@example.com', 1);

--
-- Data for Name: scimtokenuses; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.scimtokenuses (tokenid, at, ip, useragent) VALUES ('019c21ac-ec65-71d7-a795-89348c311631', '2026-02-03 04:05:06.789+00', '192.0.2.1', 'okta');

--
-- Data for Name: tenants; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tenants (id, slug, displayname, scimenabled, maxlivetokens, tokenlifetime, compatibilityprofile, assumescontrolofexisting, tokengeneration, schemaversion, createdat, updatedat, deletedat, version) VALUES ('019c21ac-ec65-70f3-85cc-cf993f1fc83c', 't-dd8ac973e886466eb576d51fd87243f9', 'Example Corp', true, 1, 180, 'default', false, 2, 1, '2026-02-03 04:05:06.789+00', '2026-02-03 04:05:06.789+00', NULL, 4);

--
-- Data for Name: tenantschemas; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tenantschemas (id, tenantid, urn, urnkey, resourcetype, definition, createdat, createdby) VALUES ('019c21ac-ec65-73a2-ba45-b667f7f416be', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', 'urn:example:sample:1.0:User', 'urn:example:sample:1.0:user', 'User', '{"id":"urn:example:sample:1.0:User","name":"Sample","description":"","attributes":[{"name":"x","type":"string","multiValued":false,"description":"","required":false,"caseExact":false,"mutability":"readWrite","returned":"default","uniqueness":"none"}]}', '2026-02-03 04:05:06.789+00', 'admin@example.com');

--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users (id, tenantid, username, usernamekey, externalid, displayname, active, document, passwordhash, createdat, updatedat, version) VALUES ('019c21ac-ec65-704f-b736-4349e393ed00', '019c21ac-ec65-70f3-85cc-cf993f1fc83c', 'jensen', 'JENSEN', NULL, NULL, true, '{"userName":"jensen","active":true,"urn:example:sample:1.0:User":{"x":"1"}}', NULL, '2026-02-03 04:05:06.789+00', '2026-02-03 04:05:06.789+00', 1);

--
-- Name: __EFMigrationsHistory PK___EFMigrationsHistory; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public."__EFMigrationsHistory"
    ADD CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId");

--
-- Name: auditchains pk_auditchains; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auditchains
    ADD CONSTRAINT pk_auditchains PRIMARY KEY (tenantid);

--
-- Name: auditevents pk_auditevents; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auditevents
    ADD CONSTRAINT pk_auditevents PRIMARY KEY (tenantid, occurredat, id);

--
-- Name: directorytotals pk_directorytotals; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.directorytotals
    ADD CONSTRAINT pk_directorytotals PRIMARY KEY (tenantid, share);

--
-- Name: expirynotices pk_expirynotices; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.expirynotices
    ADD CONSTRAINT pk_expirynotices PRIMARY KEY (tokenid, expiresat, daysahead);

--
-- Name: groupchildren pk_groupchildren; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchildren
    ADD CONSTRAINT pk_groupchildren PRIMARY KEY (groupid, childid);

--
-- Name: groupmembers pk_groupmembers; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupmembers
    ADD CONSTRAINT pk_groupmembers PRIMARY KEY (groupid, userid);

--
-- Name: groups pk_groups; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groups
    ADD CONSTRAINT pk_groups PRIMARY KEY (id);

--
-- Name: keyring pk_keyring; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.keyring
    ADD CONSTRAINT pk_keyring PRIMARY KEY (id);

--
-- Name: leakreports pk_leakreports; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.leakreports
    ADD CONSTRAINT pk_leakreports PRIMARY KEY (hash);

--
-- Name: provisioningentries pk_provisioningentries; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.provisioningentries
    ADD CONSTRAINT pk_provisioningentries PRIMARY KEY (tenantid, occurredat, id);

--
-- Name: rememberedmints pk_rememberedmints; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rememberedmints
    ADD CONSTRAINT pk_rememberedmints PRIMARY KEY (tokenid);

--
-- Name: rolebindings pk_rolebindings; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rolebindings
    ADD CONSTRAINT pk_rolebindings PRIMARY KEY (id);

--
-- Name: scimtokens pk_scimtokens; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scimtokens
    ADD CONSTRAINT pk_scimtokens PRIMARY KEY (id);

--
-- Name: scimtokenuses pk_scimtokenuses; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scimtokenuses
    ADD CONSTRAINT pk_scimtokenuses PRIMARY KEY (tokenid);

--
-- Name: tenants pk_tenants; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tenants
    ADD CONSTRAINT pk_tenants PRIMARY KEY (id);

--
-- Name: tenantschemas pk_tenantschemas; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tenantschemas
    ADD CONSTRAINT pk_tenantschemas PRIMARY KEY (id);

--
-- Name: users pk_users; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT pk_users PRIMARY KEY (id);

--
-- Name: ix_auditevents_tenantid_targetid_occurredat_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_auditevents_tenantid_targetid_occurredat_id ON public.auditevents USING btree (tenantid, targetid, occurredat, id);

--
-- Name: ix_auditevents_unsealed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_auditevents_unsealed ON public.auditevents USING btree (occurredat, id) WHERE (sequence IS NULL);

--
-- Name: ix_groupchildren_childid; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_groupchildren_childid ON public.groupchildren USING btree (childid);

--
-- Name: ix_groupmembers_userid; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_groupmembers_userid ON public.groupmembers USING btree (userid);

--
-- Name: ix_groups_tenantid_displaynamekey_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_groups_tenantid_displaynamekey_id ON public.groups USING btree (tenantid, displaynamekey, id);

--
-- Name: ix_groups_tenantid_externalid_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_groups_tenantid_externalid_id ON public.groups USING btree (tenantid, externalid, id);

--
-- Name: ix_groups_tenantid_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_groups_tenantid_id ON public.groups USING btree (tenantid, id);

--
-- Name: ix_leakreports_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_leakreports_at ON public.leakreports USING btree (at);

--
-- Name: ix_rememberedmints_mintedat; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_rememberedmints_mintedat ON public.rememberedmints USING btree (mintedat);

--
-- Name: ix_rolebindings_tenantid_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_rolebindings_tenantid_id ON public.rolebindings USING btree (tenantid, id);

--
-- Name: ix_scimtokens_expiresat; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_scimtokens_expiresat ON public.scimtokens USING btree (expiresat) WHERE (liveslot IS NOT NULL);

--
-- Name: ix_scimtokens_tenantid_createdat; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_scimtokens_tenantid_createdat ON public.scimtokens USING btree (tenantid, createdat);

--
-- Name: ix_users_tenantid_externalid_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_users_tenantid_externalid_id ON public.users USING btree (tenantid, externalid, id);

--
-- Name: ix_users_tenantid_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_users_tenantid_id ON public.users USING btree (tenantid, id);

--
-- Name: ux_auditevents_tenantid_sequence; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX ux_auditevents_tenantid_sequence ON public.auditevents USING btree (tenantid, sequence) WHERE (sequence IS NOT NULL);

--
-- Name: ux_rememberedmints_tenantid_keyhash; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX ux_rememberedmints_tenantid_keyhash ON public.rememberedmints USING btree (tenantid, keyhash);

--
-- Name: ux_rolebindings_userid_namespace_role; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX ux_rolebindings_userid_namespace_role ON public.rolebindings USING btree (userid, namespace, role);

--
-- Name: ux_scimtokens_hash; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX ux_scimtokens_hash ON public.scimtokens USING btree (hash);

--
-- Name: ux_scimtokens_tenantid_liveslot; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX ux_scimtokens_tenantid_liveslot ON public.scimtokens USING btree (tenantid, liveslot) WHERE (liveslot IS NOT NULL);

--
-- Name: ux_tenants_slug; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX ux_tenants_slug ON public.tenants USING btree (slug);

--
-- Name: ux_tenantschemas_tenantid_urnkey; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX ux_tenantschemas_tenantid_urnkey ON public.tenantschemas USING btree (tenantid, urnkey);

--
-- Name: ux_users_tenantid_usernamekey; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX ux_users_tenantid_usernamekey ON public.users USING btree (tenantid, usernamekey);

--
-- Name: directorytotals fk_directorytotals_tenants_tenantid; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.directorytotals
    ADD CONSTRAINT fk_directorytotals_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES public.tenants(id) ON DELETE CASCADE;

--
-- Name: expirynotices fk_expirynotices_scimtokens_tokenid; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.expirynotices
    ADD CONSTRAINT fk_expirynotices_scimtokens_tokenid FOREIGN KEY (tokenid) REFERENCES public.scimtokens(id) ON DELETE CASCADE;

--
-- Name: groupchildren fk_groupchildren_groups_childid; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchildren
    ADD CONSTRAINT fk_groupchildren_groups_childid FOREIGN KEY (childid) REFERENCES public.groups(id);

--
-- Name: groupchildren fk_groupchildren_groups_groupid; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupchildren
    ADD CONSTRAINT fk_groupchildren_groups_groupid FOREIGN KEY (groupid) REFERENCES public.groups(id);

--
-- Name: groupmembers fk_groupmembers_groups_groupid; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupmembers
    ADD CONSTRAINT fk_groupmembers_groups_groupid FOREIGN KEY (groupid) REFERENCES public.groups(id);

--
-- Name: groupmembers fk_groupmembers_users_userid; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groupmembers
    ADD CONSTRAINT fk_groupmembers_users_userid FOREIGN KEY (userid) REFERENCES public.users(id) ON DELETE CASCADE;

--
-- Name: groups fk_groups_tenants_tenantid; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groups
    ADD CONSTRAINT fk_groups_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES public.tenants(id) ON DELETE CASCADE;

--
-- Name: provisioningentries fk_provisioningentries_tenants_tenantid; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.provisioningentries
    ADD CONSTRAINT fk_provisioningentries_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES public.tenants(id) ON DELETE CASCADE;

--
-- Name: rememberedmints fk_rememberedmints_scimtokens_tokenid; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rememberedmints
    ADD CONSTRAINT fk_rememberedmints_scimtokens_tokenid FOREIGN KEY (tokenid) REFERENCES public.scimtokens(id) ON DELETE CASCADE;

--
-- Name: rolebindings fk_rolebindings_users_userid; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rolebindings
    ADD CONSTRAINT fk_rolebindings_users_userid FOREIGN KEY (userid) REFERENCES public.users(id) ON DELETE CASCADE;

--
-- Name: scimtokens fk_scimtokens_tenants_tenantid; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scimtokens
    ADD CONSTRAINT fk_scimtokens_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES public.tenants(id) ON DELETE CASCADE;

--
-- Name: scimtokenuses fk_scimtokenuses_scimtokens_tokenid; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scimtokenuses
    ADD CONSTRAINT fk_scimtokenuses_scimtokens_tokenid FOREIGN KEY (tokenid) REFERENCES public.scimtokens(id) ON DELETE CASCADE;

--
-- Name: tenantschemas fk_tenantschemas_tenants_tenantid; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tenantschemas
    ADD CONSTRAINT fk_tenantschemas_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES public.tenants(id) ON DELETE CASCADE;

--
-- Name: users fk_users_tenants_tenantid; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT fk_users_tenants_tenantid FOREIGN KEY (tenantid) REFERENCES public.tenants(id) ON DELETE CASCADE;

--
-- PostgreSQL database dump complete
--

