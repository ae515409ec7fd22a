"""What agencies say of themselves in public: their signed files, checked each time they are read."""
