// Makers, their plants and models.
#include "generate/known.h"

namespace yizhan::generate {

namespace {

const KnownMaker makers[] = {
    {"saic", "", "SAIC", "上汽集团"},
    {"sgmw", "saic", "SAIC-GM-Wuling", "上汽通用五菱"},
    {"mg", "saic", "SAIC MG", "上汽名爵"},
    {"chery", "", "Chery", "奇瑞"},
    {"faw", "", "FAW", "中国一汽"},
    {"jiefang", "faw", "FAW Jiefang", "一汽解放"},
    {"hongqi", "faw", "FAW Hongqi", "一汽红旗"},
    {"weiqiao", "", "Weiqiao", "魏桥"},
    {"baw", "weiqiao", "BAW", "北京汽车制造厂"},
    {"byd", "", "BYD", "比亚迪"},
    {"gwm", "", "Great Wall", "长城汽车"},
    {"geely", "", "Geely", "吉利汽车"},
    {"gac", "", "GAC", "广汽集团"},
    {"sinotruk", "", "Sinotruk", "中国重汽"},
    {"changan", "", "Changan", "长安汽车"},
    {"jac", "", "JAC", "江淮汽车"},
    {"various", "", "Various makes (used and transit)", "各品牌（二手与过境）"},
};

// clang-format off
const KnownPlant plants[] = {
    {"sgmw-qingdao", "SGMW Qingdao", "上汽通用五菱青岛基地", "sgmw", "qingdao", {35.97, 120.13}, 45, false, false},
    {"chery-qingdao", "Chery Qingdao", "奇瑞青岛基地", "chery", "qingdao", {36.44, 120.42}, 60, true, false},
    {"jiefang-qingdao", "FAW Jiefang Qingdao", "一汽解放青岛", "jiefang", "qingdao", {36.42, 120.45}, 24, false, true},
    {"saic-shanghai", "SAIC Lingang", "上汽临港", "mg", "yangtze", {30.87, 121.85}, 50, false, false},
    {"byd-jinan", "BYD Jinan", "比亚迪济南", "byd", "shandong", {36.72, 117.20}, 40, false, false},
    {"gwm-tianjin", "Great Wall Tianjin", "长城天津", "gwm", "north", {39.05, 117.70}, 20, false, false},
    {"geely-ningbo", "Geely Hangzhou Bay", "吉利杭州湾", "geely", "yangtze", {30.30, 121.20}, 32, false, false},
    {"baw-qingdao", "BAW Laixi", "北汽制造莱西", "baw", "qingdao", {36.87, 120.50}, 8, false, false},
    {"sinotruk-jinan", "Sinotruk Jinan", "中国重汽济南", "sinotruk", "shandong", {36.68, 117.30}, 12, false, true},
    {"chery-wuhu", "Chery Wuhu", "奇瑞芜湖", "chery", "yangtze", {31.38, 118.40}, 40, true, false},
    {"byd-changzhou", "BYD Changzhou", "比亚迪常州", "byd", "yangtze", {31.80, 119.95}, 28, false, false},
    {"gac-guangzhou", "GAC Panyu", "广汽番禺", "gac", "south", {23.00, 113.45}, 16, false, false},
    {"changan-nanjing", "Changan Nanjing", "长安南京", "changan", "yangtze", {31.93, 118.85}, 14, false, false},
    {"jac-hefei", "JAC Hefei", "江淮合肥", "jac", "yangtze", {31.80, 117.25}, 14, true, false},
    {"sgmw-liuzhou", "SGMW Liuzhou", "上汽通用五菱柳州", "sgmw", "south", {24.33, 109.42}, 24, false, false},
    {"hongqi-changchun", "Hongqi Changchun", "红旗长春", "hongqi", "north", {43.85, 125.25}, 8, false, false},
    {"changan-chongqing", "Changan Chongqing", "长安重庆", "changan", "west", {29.62, 106.52}, 22, false, false},
    {"byd-xian", "BYD Xi'an", "比亚迪西安", "byd", "west", {34.20, 108.75}, 22, false, false},
};

const KnownModel models[] = {
    {"mini-ev", "sgmw", "", "car", "Hongguang MINIEV 4-door", "宏光MINIEV四门版", "bev", 3256, 1510, 1578, 780, 16.2, 46000, 43000, 5, 12, 0, 4, "A; length_mm,width_mm,height_mm,battery_kwh,value_cny: H [27]"},
    {"binguo", "sgmw", "", "car", "Binguo", "缤果", "bev", 3950, 1708, 1580, 1125, 31.9, 60000, 56000, 4, 10, 0, 3, "A"},
    {"binguo-s", "sgmw", "", "car", "Binguo S", "缤果S", "bev", 4265, 1785, 1600, 1250, 41.9, 68800, 66000, 3, 10, 0, 2, "A; length_mm,battery_kwh,value_cny: M [28]"},
    {"hongguang-ev", "sgmw", "", "van", "Hongguang EV", "五菱宏光EV", "bev", 4515, 1725, 1790, 1270, 32.6, 69800, 64000, 3, 9, 0, 2, "A; length_mm,width_mm,mass_kg,battery_kwh,value_cny: M [29]"},
    {"rongguang", "sgmw", "rongguang-van", "van", "Rongguang van", "五菱荣光", "petrol", 4490, 1615, 1915, 1180, 0, 46000, 42000, 2, 9, 0, 3, "A"},
    {"rongguang-cng", "sgmw", "rongguang-van", "van", "Rongguang CNG van", "五菱荣光CNG", "cng", 4490, 1615, 1915, 1290, 0, 50000, 47000, 2, 9, 0, 1, "A"},
    {"yaoguang", "chery", "yaoguang-any", "suv", "Yaoguang", "瑶光", "petrol", 4781, 1920, 1671, 1650, 0, 135000, 125000, 3, 9, 6, 4, "A"},
    {"yaoguang-cdm", "chery", "yaoguang-any", "suv", "Yaoguang C-DM", "瑶光C-DM", "hybrid", 4781, 1920, 1671, 1980, 34, 160000, 145000, 3, 9, 0, 2, "A"},
    {"fulwin-t9", "chery", "", "suv", "Fulwin T9 PHEV", "风云T9", "hybrid", 4795, 1930, 1738, 1795, 18.7, 130000, 132000, 3, 9, 0, 3, "A; length_mm,width_mm,height_mm,battery_kwh: M [30]"},
    {"tiggo-8l", "chery", "", "suv", "Tiggo 8L", "瑞虎8L", "petrol", 4795, 1930, 1747, 1640, 0, 120000, 122000, 3, 9, 6, 5, "A"},
    {"j6p-diesel", "jiefang", "j6p-tractor", "heavy-truck", "J6P 6x4 tractor", "解放J6P牵引车", "diesel", 7390, 2495, 3560, 8800, 0, 300000, 312000, 0, 0, 0, 4, "A"},
    {"j6p-lng", "jiefang", "j6p-tractor", "heavy-truck", "J6P LNG tractor", "解放J6P燃气牵引车", "lng", 7390, 2495, 3560, 9000, 0, 340000, 355000, 0, 0, 0, 1, "A"},
    {"j6p-swap", "jiefang", "", "heavy-truck", "J6P battery-swap tractor", "解放J6P换电牵引车", "swap", 7400, 2550, 3700, 10800, 282, 480000, 520000, 0, 0, 0, 1, "A"},
    {"j7-fcev", "jiefang", "", "heavy-truck", "J7 fuel-cell tractor", "解放J7氢燃料牵引车", "fcev", 7400, 2550, 3900, 11500, 105, 1200000, 1250000, 0, 0, 0, 1, "A"},
    {"j6-dump", "jiefang", "", "heavy-truck", "J6 6x4 dump truck", "解放J6自卸车", "diesel", 8500, 2500, 3200, 12500, 0, 310000, 325000, 0, 0, 0, 3, "A"},
    {"tiger", "jiefang", "", "light-truck", "Tiger light truck", "解放虎轻卡", "diesel", 5995, 2200, 2350, 2900, 0, 95000, 105000, 1, 0, 0, 3, "A"},
    {"tiger-ev", "jiefang", "", "light-truck", "Tiger electric light truck", "解放虎电动轻卡", "bev", 5995, 2200, 2350, 3300, 100, 150000, 165000, 1, 0, 0, 1, "A"},
    {"mg-zs", "mg", "mg-zs-any", "suv", "MG ZS", "名爵ZS", "petrol", 4430, 1818, 1635, 1290, 0, 90000, 92000, 3, 9, 0, 4, "A"},
    {"mg-zs-hybrid", "mg", "mg-zs-any", "suv", "MG ZS hybrid", "名爵ZS混动", "hybrid", 4430, 1818, 1635, 1400, 1.8, 105000, 110000, 3, 9, 0, 2, "A"},
    {"mg4", "mg", "", "car", "MG4", "名爵4", "bev", 4287, 1836, 1516, 1655, 51, 115000, 135000, 3, 10, 0, 4, "A"},
    {"song-bev", "byd", "", "suv", "Song Plus EV", "宋PLUS EV", "bev", 4775, 1890, 1670, 1950, 71.8, 150000, 150000, 3, 9, 0, 3, "A"},
    {"song-dmi", "byd", "", "suv", "Song Plus DM-i", "宋PLUS DM-i", "hybrid", 4775, 1890, 1670, 1790, 18.3, 140000, 140000, 3, 9, 0, 3, "A"},
    {"seagull", "byd", "", "car", "Seagull", "海鸥", "bev", 3780, 1715, 1540, 1160, 38, 73000, 85000, 4, 10, 0, 3, "A"},
    {"haval-h6", "gwm", "", "suv", "Haval H6", "哈弗H6", "petrol", 4683, 1886, 1730, 1550, 0, 105000, 110000, 3, 9, 0, 3, "A"},
    {"haval-jolion", "gwm", "", "suv", "Haval Jolion", "哈弗初恋", "petrol", 4472, 1841, 1619, 1400, 0, 88000, 92000, 3, 9, 0, 3, "A"},
    {"coolray", "geely", "", "suv", "Coolray", "缤越", "petrol", 4380, 1810, 1615, 1340, 0, 85000, 92000, 3, 9, 0, 3, "A"},
    {"ex5", "geely", "", "suv", "EX5", "银河E5", "bev", 4615, 1901, 1670, 1715, 60.2, 125000, 140000, 3, 9, 0, 2, "A"},
    {"t01", "baw", "", "suv", "212 T01", "212 T01", "petrol", 4705, 1895, 1936, 1950, 0, 130000, 125000, 2, 9, 0, 3, "A"},
    {"baw-ev", "baw", "", "car", "BAW Yuanbao EV", "北汽制造元宝", "bev", 3000, 1540, 1620, 820, 17, 42000, 40000, 5, 12, 0, 2, "A"},
    {"howo-tractor", "sinotruk", "", "heavy-truck", "HOWO 6x4 tractor", "豪沃牵引车", "diesel", 7200, 2496, 3500, 8900, 0, 290000, 300000, 0, 0, 0, 3, "A"},
    {"howo-dump", "sinotruk", "", "heavy-truck", "HOWO 6x4 dump truck", "豪沃自卸车", "diesel", 8480, 2496, 3450, 12400, 0, 300000, 315000, 0, 0, 0, 2, "A"},
    {"gs3", "gac", "", "suv", "GS3", "传祺GS3", "petrol", 4410, 1850, 1600, 1370, 0, 85000, 90000, 3, 9, 0, 2, "A"},
    {"aion-y", "gac", "", "car", "Aion Y", "埃安Y", "bev", 4535, 1870, 1650, 1650, 63, 120000, 130000, 3, 9, 0, 2, "A"},
    {"cs55", "changan", "", "suv", "CS55 Plus", "CS55 PLUS", "petrol", 4550, 1868, 1675, 1480, 0, 92000, 96000, 3, 9, 0, 3, "A"},
    {"deepal-s07", "changan", "", "suv", "Deepal S07", "深蓝S07", "bev", 4750, 1930, 1625, 1950, 66.8, 150000, 160000, 3, 9, 0, 2, "A"},
    {"jac-t8", "jac", "", "suv", "T8 pickup", "T8皮卡", "diesel", 5325, 1880, 1830, 1900, 0, 98000, 105000, 2, 0, 0, 2, "A"},
    {"jac-s3", "jac", "", "suv", "S3", "思皓X4", "petrol", 4345, 1765, 1640, 1200, 0, 70000, 75000, 3, 9, 6, 2, "A"},
    {"jac-n-series", "jac", "", "light-truck", "N-series light truck", "帅铃轻卡", "diesel", 5995, 2050, 2300, 2600, 0, 92000, 100000, 1, 0, 0, 2, "A"},
    {"hongqi-hs5", "hongqi", "", "suv", "Hongqi HS5", "红旗HS5", "petrol", 4785, 1905, 1700, 1750, 0, 190000, 200000, 3, 9, 0, 2, "A"},
    {"e-hs9", "hongqi", "", "suv", "Hongqi E-HS9", "红旗E-HS9", "bev", 5209, 2010, 1731, 2550, 99, 480000, 520000, 2, 8, 0, 1, "A"},
    {"used-suv", "various", "", "suv", "Used petrol SUV", "二手燃油SUV", "petrol", 4650, 1850, 1700, 1600, 0, 90000, 90000, 3, 9, 0, 2, "A"},
    {"used-ev", "various", "", "suv", "Used electric SUV", "二手电动SUV", "bev", 4600, 1850, 1650, 1800, 60, 100000, 100000, 3, 9, 0, 1, "A"},
};
// clang-format on

}  // namespace

std::span<const KnownMaker> known_makers() { return makers; }
std::span<const KnownPlant> known_plants() { return plants; }
std::span<const KnownModel> known_models() { return models; }

}  // namespace yizhan::generate
