inc() { echo null; }
