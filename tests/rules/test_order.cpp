#include "link_examples.hpp"

TEST_CASE("every example of the order rules") { demarche::test::run_link_examples("en/order.rules"); }
