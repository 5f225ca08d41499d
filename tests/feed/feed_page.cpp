// Prints docs/reference/feed.md: feed_page > docs/reference/feed.md
#include <iostream>

#include "feed/reference_page.h"

int main() { std::cout << yizhan::feed::reference_page(); }
