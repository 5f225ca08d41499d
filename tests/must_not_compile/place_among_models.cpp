#include "model/corridor.h"

using namespace yizhan;

const Model& at(const Corridor& corridor, Index<Model> model, [[maybe_unused]] Index<Place> place) {
#ifdef MIXED
  return corridor.models[model], corridor.models[place];
#else
  return corridor.models[model];
#endif
}
