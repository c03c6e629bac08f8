dbl() { echo null; }
