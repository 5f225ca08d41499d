// Gateways, trades and markets.
#include "generate/known.h"

namespace yizhan::generate {

namespace {

const KnownGateway gateways[] = {
    {"qingdao", "Qingdao", "青岛", {36.09, 120.31}, true},
    {"shanghai", "Shanghai", "上海", {31.35, 121.60}, true},
    {"yantai", "Yantai", "烟台", {37.56, 121.38}, false},
    {"tianjin", "Tianjin", "天津", {38.98, 117.75}, true},
    {"lianyungang", "Lianyungang", "连云港", {34.74, 119.44}, false},
    {"nansha", "Guangzhou Nansha", "广州南沙", {22.63, 113.68}, true},
    {"ningbo", "Ningbo", "宁波", {29.93, 121.85}, true},
    {"xiamen", "Xiamen", "厦门", {24.48, 118.05}, false},
    {"taicang", "Taicang", "太仓", {31.64, 121.18}, false},
    {"dalian", "Dalian", "大连", {38.98, 121.70}, false},
};

const KnownTrade trades[] = {
    {"mexico", "Mexico and Central America", "墨西哥与中美洲", false, 82, 2300, "A"},
    {"central-asia", "Central Asia", "中亚", true, 100, 27000, "A"},
    {"gulf", "Gulf", "海湾", false, 75, 1805, "A; cny_per_load_unit: H [55]"},
    {"russia", "Russia and Belarus", "俄罗斯与白俄罗斯", true, 70, 46000, "A"},
    {"brazil", "South America East", "南美东", false, 88, 1691, "A; cny_per_load_unit: H [55]"},
    {"europe", "Europe by the Cape", "欧洲（绕好望角）", false, 90, 1417, "A; cny_per_load_unit: H [55]"},
    {"islands", "South-East Asian islands", "东南亚岛国", false, 45, 531, "A; cny_per_load_unit: H [55]"},
    {"south-africa", "South and West Africa", "南非西非", false, 85, 2626, "A; cny_per_load_unit: H [55]"},
    {"indochina", "Indochina", "中南半岛", false, 45, 531, "A; cny_per_load_unit: H [55]"},
    {"oceania", "Australia and New Zealand", "澳新", false, 60, 1745, "A; cny_per_load_unit: H [55]"},
    {"andes", "Andes", "南美西", false, 88, 1691, "A; cny_per_load_unit: H [55]"},
    {"mediterranean", "Mediterranean", "地中海", false, 88, 2029, "A; cny_per_load_unit: H [55]"},
    {"east-africa", "East Africa", "东非", false, 85, 3645, "A; cny_per_load_unit: H [55]"},
};

// clang-format off
const KnownMarket markets[] = {
    {"mx", "Mexico", "墨西哥", "MX", "mexico", "lazaro-cardenas", "Lázaro Cárdenas", "拉萨罗卡德纳斯", "MX", 22, 72, 900, 14, 0, 0.20, 0.20, "H [64]"},
    {"kz", "Kazakhstan", "哈萨克斯坦", "KZ", "central-asia", "almaty", "Almaty rail terminal", "阿拉木图", "KZ", 9, 36, 600, 10, 5, 0.15, 0.02, "A"},
    {"ae", "United Arab Emirates", "阿联酋", "AE", "gulf", "jebel-ali", "Jebel Ali", "杰贝阿里", "AE", 20, 48, 400, 12, 0, 0.05, 0.05, "A"},
    {"br", "Brazil", "巴西", "BR", "brazil", "santos", "Santos", "桑托斯", "BR", 34, 96, 900, 9, 4, 0.35, 0.20, "A"},
    {"ru", "Russia", "俄罗斯", "RU", "russia", "moscow", "Moscow Selyatino terminal", "莫斯科谢利亚季诺", "RU", 15, 48, 700, 12, 8, 0.15, 0.05, "A"},
    {"id", "Indonesia", "印度尼西亚", "ID", "islands", "jakarta", "Jakarta", "雅加达", "ID", 11, 48, 500, 6, 3, 0.40, 0.10, "A"},
    {"be", "Belgium and EU", "比利时与欧盟", "BE", "europe", "zeebrugge", "Zeebrugge", "泽布吕赫", "BE", 42, 48, 800, 8, 0, 0.10, 0.10, "H [67]"},
    {"sa", "Saudi Arabia", "沙特阿拉伯", "SA", "gulf", "dammam", "Dammam", "达曼", "SA", 23, 48, 500, 8, 0, 0.05, 0.05, "A"},
    {"za", "South Africa", "南非", "ZA", "south-africa", "durban", "Durban", "德班", "ZA", 23, 48, 800, 6, 0, 0.25, 0.25, "A"},
    {"uz", "Uzbekistan", "乌兹别克斯坦", "UZ", "central-asia", "tashkent", "Tashkent rail terminal", "塔什干", "UZ", 12, 36, 650, 6, 4, 0.15, 0.05, "A"},
    {"th", "Thailand", "泰国", "TH", "indochina", "laem-chabang", "Laem Chabang", "林查班", "TH", 11, 48, 500, 5, 0, 0.20, 0.20, "A"},
    {"gb", "United Kingdom", "英国", "GB", "europe", "portbury", "Bristol Portbury", "布里斯托尔", "GB", 44, 48, 900, 7, 0, 0.10, 0.10, "A"},
    {"au", "Australia", "澳大利亚", "AU", "oceania", "melbourne", "Melbourne", "墨尔本", "AU", 18, 72, 900, 6, 0, 0.0, 0.0, "A"},
    {"cl", "Chile", "智利", "CL", "andes", "san-antonio", "San Antonio", "圣安东尼奥", "CL", 31, 48, 700, 4, 0, 0.0, 0.0, "A"},
    {"eg", "Egypt", "埃及", "EG", "mediterranean", "alexandria", "Alexandria", "亚历山大", "EG", 24, 72, 600, 4, 4, 0.40, 0.12, "A"},
    {"ph", "Philippines", "菲律宾", "PH", "islands", "manila", "Manila", "马尼拉", "PH", 8, 48, 550, 5, 0, 0.05, 0.05, "A"},
    {"kg", "Kyrgyzstan", "吉尔吉斯斯坦", "KG", "central-asia", "bishkek", "Bishkek rail terminal", "比什凯克", "KG", 12, 36, 650, 3, 0, 0.15, 0.15, "H [69]"},
    {"pe", "Peru", "秘鲁", "PE", "andes", "callao", "Callao and Chancay", "卡亚俄与钱凯", "PE", 28, 72, 700, 3, 0, 0.06, 0.06, "A"},
    {"vn", "Vietnam", "越南", "VN", "indochina", "haiphong", "Haiphong", "海防", "VN", 7, 48, 500, 4, 2, 0.50, 0.15, "A"},
    {"pa", "Panama", "巴拿马", "PA", "mexico", "panama", "Panama Balboa", "巴拿马", "PA", 26, 72, 900, 3, 0, 0.15, 0.15, "A"},
    {"ke", "Kenya", "肯尼亚", "KE", "east-africa", "mombasa", "Mombasa", "蒙巴萨", "KE", 21, 72, 900, 2, 0, 0.25, 0.25, "A"},
    {"dz", "Algeria", "阿尔及利亚", "DZ", "mediterranean", "algiers", "Algiers", "阿尔及尔", "DZ", 29, 96, 700, 3, 1, 0.30, 0.30, "A"},
    {"tz", "Tanzania", "坦桑尼亚", "TZ", "east-africa", "dar-es-salaam", "Dar es Salaam", "达累斯萨拉姆", "TZ", 24, 72, 800, 2, 0, 0.10, 0.10, "A"},
    {"et", "Ethiopia", "埃塞俄比亚", "ET", "east-africa", "djibouti", "Djibouti", "吉布提", "DJ", 20, 120, 3200, 2, 0, 0.15, 0.15, "A"},
    {"my", "Malaysia", "马来西亚", "MY", "islands", "port-klang", "Port Klang", "巴生港", "MY", 12, 48, 550, 4, 2, 0.30, 0.10, "A"},
    {"es", "Spain", "西班牙", "ES", "europe", "barcelona", "Barcelona", "巴塞罗那", "ES", 39, 48, 800, 4, 0, 0.10, 0.10, "H [67]"},
    {"kw", "Kuwait", "科威特", "KW", "gulf", "shuwaikh", "Shuwaikh", "舒韦赫", "KW", 25, 48, 500, 3, 0, 0.05, 0.05, "A"},
    {"tr", "Türkiye", "土耳其", "TR", "mediterranean", "mersin", "Mersin", "梅尔辛", "TR", 26, 72, 700, 4, 0, 0.40, 0.40, "A"},
    {"gh", "Ghana", "加纳", "GH", "south-africa", "tema", "Tema", "特马", "GH", 36, 72, 700, 2, 0, 0.10, 0.10, "A"},
    {"nz", "New Zealand", "新西兰", "NZ", "oceania", "auckland", "Auckland", "奥克兰", "NZ", 21, 72, 900, 2, 0, 0.0, 0.0, "A"},
    {"ec", "Ecuador", "厄瓜多尔", "EC", "andes", "guayaquil", "Guayaquil", "瓜亚基尔", "EC", 27, 72, 700, 2, 0, 0.35, 0.15, "A"},
    {"uy", "Uruguay", "乌拉圭", "UY", "brazil", "montevideo", "Montevideo", "蒙得维的亚", "UY", 37, 72, 800, 1, 0, 0.23, 0.23, "A"},
    {"by", "Belarus", "白俄罗斯", "BY", "russia", "minsk", "Minsk rail terminal", "明斯克", "BY", 17, 48, 700, 3, 1, 0.15, 0.05, "A"},
    {"gt", "Guatemala", "危地马拉", "GT", "mexico", "puerto-quetzal", "Puerto Quetzal", "克察尔港", "GT", 24, 72, 900, 1, 0, 0.15, 0.15, "A"},
};
// clang-format on

}  // namespace

std::span<const KnownGateway> known_gateways() { return gateways; }
std::span<const KnownTrade> known_trades() { return trades; }
std::span<const KnownMarket> known_markets() { return markets; }

}  // namespace yizhan::generate
