// The sources of the figures that calibrate a generated corridor; ids as in corridors/make/tables/sources.csv.
#include "generate/known.h"

namespace yizhan::generate {

namespace {

const KnownSource sources[] = {
    {"27", "MINIEV second generation: size; price; battery",
     "https://electriccarsnewspaper.com/2024/11/21/;https://youjia-pc.bdstatic.com/article/"
     "9991992125767706129.html;https://web-production-4e80b.up.railway.app/page/Wuling_Hongguang_Mini_EV"},
    {"28", "Binguo S",
     "https://motori.corriereadriatico.it/anteprime/"
     "gm_saic_attacco_mercato_cinese_ev_con_wuling_binguo_s-9044692.html"},
    {"29", "Hongguang EV", "https://insideevs.it/news/736382/wuling-hongguang-mpv-ev/"},
    {"30", "Fulwin T9 (rounded to cm)",
     "https://testcoches.es/noticias/"
     "el-chery-fulwin-t9-ahora-usa-baterias-lfp-un-phev-de-16-800e-mas-grande-que-el-rav4"},
    {"41", "JSQ train Qingdao-Kazakhstan 28 Mar 2023", "http://xinwen.mlzgw.cn/news/redian/2023/0328/130931.html"},
    {"42", "Container trains to Selyatino and Bishkek",
     "http://big5.news.cn/gate/big5/www.news.cn/20250826/a74388633f7f40119c5da92cafa7a6fc/c.html;https://"
     "m.guanhai.com.cn/p/51554.html"},
    {"52", "Hoegh Autoliners rate updates",
     "https://www.finansavisen.no/shipping/2024/10/08/8189031/hoeegh-autoliners-seiler-inn-sterke-rater;https://"
     "www.shippingherald.com/hoegh-autoliners-asa-july-2025-trading-update/;https://www.bairdmaritime.com/shipping/"
     "dry-cargo/pcc-pctc/hoegh-autoliners-reports-13m-cbm-cargo-volume-in-november-2025"},
    {"55", "SCFI by lane", "https://www.jiffa.or.jp/en/news/entry-9699.html"},
    {"64", "Mexico tariffs",
     "https://www.automotiveworld.com/articles/mexico-proposes-steep-50-tariffs-on-china-made-cars-parts/;https://"
     "particle.news/story/mexico-approves-up-to-50-tariffs-on-chinese-and-other-asian-imports"},
    {"66", "Brazil tariffs",
     "https://pledgetimes.com/electric-cars-that-exceed-import-quotas-will-pay-tariffs/;https://www.argusmedia.com/"
     "ja/news-and-insights/latest-market-news/2715940-brazil-reviews-import-tariffs-on-evs-denies-china-byd;https://"
     "chinaevtimes.com/posts/brazil-to-increase-import-tax-on-electric-and-hybrid-vehicle-parts"},
    {"67", "EU countervailing duties",
     "https://omnitrans.com/news/eu-imposes-final-countervailing-duties-on-electric-vehicles-from-china"},
    {"68", "Kazakhstan EV quota",
     "https://www.enbekshiqazaq.kz/en/news/390277-the-state-revenue-committee-informs-citizens-about.html"},
    {"69", "Kyrgyzstan EV quota",
     "https://24.kg/english/345155_Kyrgyzstan_reaches_duty-free_import_quota_for_electric_vehicles_/"},
    {"72", "BEV export licence",
     "http://www.gmjy.com/item/369338;https://www.etnet.com.hk/www/tc/stocks/ah_news_detail.php?newsid=ETN350929442"},
    {"75", "Loading NEVs into containers",
     "https://www.jcrdgo.com/cases/"
     "how-we-load-new-energy-vehicles-into-containers-the-complete-container-loading-process-43050.html"},
    {"76", "EMSA guidance on state of charge",
     "https://www.ecgassociation.eu/publications-and-reports/ev-soc-requirements/"},
    {"77", "National railway notice 2023-4; 65 % state of charge",
     "http://ce.cjcn.com/ce/20230130/013028598.html;http://anbamore.com/pingdaoxinwen/show.php?itemid=14799"},
};

}  // namespace

std::span<const KnownSource> known_sources() { return sources; }

}  // namespace yizhan::generate
