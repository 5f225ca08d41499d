#include "cli/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace yizhan::cli {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr Pair chinese[] = {
    // kinds of orders and what becomes of vehicles
    {"export", "出口整车"},
    {"kd", "散件出口"},
    {"transit", "过境"},
    {"domestic", "国内"},
    {"all", "合计"},
    {"Vehicles", "车辆"},
    {"vehicles", "辆数"},
    {"served", "已交付"},
    {"of which late", "其中迟交"},
    {"unserved", "未满足"},
    {"share served", "交付率"},
    // costs
    {"Cost", "成本"},
    {"for", "项目"},
    {"by", "方式"},
    {"million yuan", "百万元"},
    {"share", "占比"},
    {"build", "制造"},
    {"haul", "陆运"},
    {"gather", "集港"},
    {"inspect", "查验"},
    {"stuff", "装箱"},
    {"ship", "出运"},
    {"clear", "清关"},
    {"deliver", "交付"},
    {"move", "移动"},
    {"load_unit", "箱与车皮"},
    {"fixed", "开行固定费"},
    {"declaration", "报关"},
    {"rule", "规则费用"},
    {"damage", "货损"},
    {"storage", "堆存"},
    {"duty", "关税"},
    {"subsidy", "补贴"},
    {"capital", "资金占用"},
    {"lateness", "迟交"},
    {"purchase", "零部件采购"},
    {"part_stock", "零部件库存"},
    {"target", "目标"},
    // the proof
    {"\nProof\n  No plan costs less than {} million yuan: this one is within {} of the best,\n  {} yuan a vehicle, "
     "or {} "
     "of the cost without penalties.\n",
     "\n证明\n  任何计划都不低于 {} 百万元：本计划与最优之差不超过 {}，\n  每辆 {} 元，或不含罚金成本的 {}。\n"},
    // targets
    {"Targets", "目标"},
    {"wanted", "目标值"},
    {"forecast", "预计"},
    {"short", "缺口"},
    {"met", "达成"},
    {"held back by", "受限于"},
    {"one more costs, yuan", "多一单位的代价（元）"},
    {"demand", "需求"},
    {"cells", "能力"},
    {"levers", "举措"},
    // cells
    {"Dearest cells", "最紧缺的能力"},
    {"cell", "能力单元"},
    {"when", "时间"},
    {"used", "占用"},
    {"there is", "能力"},
    {"one more is worth, yuan", "多一单位的价值（元）"},
    {"a ", "每"},
    {"week of {}", "{} 起一周"},
    {"the whole horizon", "整个计划期"},
    {"vehicle", "辆"},
    {"CEU", "标准车位"},
    {"TEU", "标准箱"},
    {"box", "箱"},
    {"wagon", "车皮"},
    {"m2", "平方米"},
    {"m3", "立方米"},
    {"lane m", "车道米"},
    {"kg", "千克"},
    {"kWh", "千瓦时"},
    {"hour", "小时"},
    {"yuan", "元"},
    {"piece", "件"},
    {"Gateways", "口岸"},
    // sources and the run
    {"Figures: {} sourced (confidence high {}, medium {}, low {}), {} assumed",
     "数据：{} 项有出处（可信度高 {}、中 {}、低 {}），{} 项为假定"},
    {"{}, {:%F} to {:%F}: {} lots\n", "{}，{:%F} 至 {:%F}：{} 个批次\n"},
    {"{} s, {} MB, {} threads, seed {}", "{} 秒，{} MB，{} 线程，随机种子 {}"},
    {"Stopped by", "提前停止："},
    {"interrupt", "用户中断"},
    {"time_limit", "时间上限"},
    {"work_limit", "工作量上限"},
    // the command line
    {"Plans the export of vehicles: who goes when, by which way, and what holds it back.",
     "汽车出口计划：哪辆车何时、走哪条路，以及受什么限制。"},
    {"Options", "选项"},
    {"Verbs", "命令"},
    {"Usage", "用法"},
    {"OPTIONS", "选项"},
    {"SUBCOMMAND", "命令"},
    {"Positionals", "参数"},
    {"REQUIRED", "必填"},
    {"Example:", "示例："},
    {"Print this help", "显示本帮助"},
    {"Print the version", "显示版本"},
    {"See yizhan --help.", "参见 yizhan --help。"},
    {"How the answer is written", "结果的格式"},
    {"Language", "语言"},
    {"Folder of the corridor", "走廊文件夹"},
    {"Folder of the plan", "计划文件夹"},
    {"Folder to make", "新建的文件夹"},
    {"Lot: ORDER or ORDER/STOCK", "批次：订单 或 订单/库存"},
    {"Overlay folder laid on the corridor; repeatable, in order", "叠加在走廊上的文件夹；可重复，按顺序"},
    {"Threads; the answer is the same with any number", "线程数；结果与线程数无关"},
    {"Say everything that is wrong with a corridor's data", "指出走廊数据的全部问题"},
    {"Decide who goes when and by which way, at the least cost", "以最低成本决定哪辆车何时、走哪条路"},
    {"Say whether a plan is true, and how far from the best it can be", "核验计划是否属实，以及与最优最多相差多少"},
    {"Say how a lot goes, why it is late or left, and what would help",
     "说明批次如何运输、为何迟交或未满足、怎样改善"},
    {"Write an empty corridor to fill in: every table with its header", "写出待填的空白走廊：每张表及其表头"},
    {"Folder of the plan; out/ and the corridor's id unless given", "计划文件夹；默认为 out/ 加走廊标识"},
    {"Stop when (cost - bound) / cost is this small", "（成本 - 下界）/ 成本 小于此值即停止"},
    {"Stop after so many seconds with the best plan", "到此秒数即停止，给出最好的计划"},
    {"Stop after so much work: the same plan on every machine", "到此工作量即停止：任何机器上计划相同"},
    {"Seed of what is drawn by lot", "随机种子"},
    {"RequiredError", "缺少参数"},
    {"ExtrasError", "多余的参数"},
    {"ValidationError", "参数取值有误"},
    {"ConversionError", "参数类型有误"},
    {"ArgumentMismatch", "参数个数有误"},
    {"Written:", "已写出："},
    {"{} errors, {} warnings\n", "{} 个错误，{} 个警告\n"},
    {"{} warnings; see them with: yizhan validate {}\n", "{} 个警告；查看：yizhan validate {}\n"},
    // on the way to a plan
    {"{} s  {}: bound {}, best {} million yuan, gap {} %", "{} 秒  {}：下界 {}，最好 {} 百万元，差距 {} %"},
    {", {} s left", "，剩余 {} 秒"},
    {"No plan keeps what must be kept. The cells that forbid it:",
     "没有计划能满足必须满足的要求。起限制作用的能力："},
    {"No plan that keeps what must be kept was found. The tightest cells:",
     "未找到能满足必须满足的要求的计划。最紧的能力："},
    // why a lot goes as it does
    {"{}: {} vehicles ({}) for {}, {:%F} to {:%F}; {} served, {} of them late, {} unserved\n",
     "{}：{} 辆（{}）发往 {}，{:%F} 至 {:%F}；已交付 {}，其中迟交 {}，未满足 {}\n"},
    {"\n{} vehicles at {} yuan each\n", "\n{} 辆，每辆 {} 元\n"},
    {"  {} yuan a vehicle: {} of its own, {} lost by those whose places it takes\n",
     "  每辆 {} 元：自身 {}，被占用者损失 {}\n"},
    {"What holds it back:", "受限于："},
    {"yuan a vehicle", "元每辆"},
    {"Serving one vehicle more would cost", "多交付一辆的代价"},
    {"Delivering one in time would cost", "按期交付一辆的代价"},
    {"  Leaving it costs {} yuan.\n", "  不交付的代价为 {} 元。\n"},
    {"No way is in time.", "没有按期的走法。"},
    {"No way leads to its market.", "没有通往其市场的走法。"},
    {"Without the rules of its modes it would have one.", "若无其运输方式的规则则有走法。"},
    {"If it might be delivered later it would have one.", "若可更迟交付则有走法。"},
    {"If it might wait longer on the way it would have one.", "若途中可停留更久则有走法。"},
    {"Nothing alone would open one.", "单独放宽任何一项都不够。"},
    {"no rule allows it", "没有规则允许"},
};

}  // namespace

std::string_view Words::operator()(std::string_view english) const {
  if (language_ == Language::en) return english;
  const auto* found =
      std::find_if(std::begin(chinese), std::end(chinese), [&](const Pair& pair) { return pair.first == english; });
  return found == std::end(chinese) ? english : found->second;
}

}  // namespace yizhan::cli
