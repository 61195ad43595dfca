// Accessibility of one page of every kind when the system prefers light colours.
import { accessibilityTests } from './lib/accessible-tests.mjs';

accessibilityTests(false);
