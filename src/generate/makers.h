// The makers of a corridor's tables, in the order in which they work: each reads what those before it made.
#pragma once

#include "generate/draft.h"

namespace yizhan::generate {

void add_vocabulary(Draft& draft);  // settings, states, modes, powertrains, makers, load units, sources
void add_rules(Draft& draft);       // what may travel by which mode
void add_places(Draft& draft);
void add_models(Draft& draft);   // models, packings, crates of kits
void add_customs(Draft& draft);  // clearances, duties, quotas
void add_orders(Draft& draft);   // orders, and vehicles that exist at the start
void add_ships(Draft& draft);    // RoRo sailings and container liners
void add_trains(Draft& draft);   // car trains, container trains, crossings on own wheels
void add_terminals(Draft& draft);
void add_hauls(Draft& draft);    // plants to terminals
void add_plants(Draft& draft);   // lines, ramp-up, delivery at home
void add_parts(Draft& draft);    // bills, suppliers, supplies, opening stock
void add_aims(Draft& draft);     // levers and prospects, targets, subsidies, variations
void fill_quotas(Draft& draft);  // sizes of quotas, by the orders

}  // namespace yizhan::generate
