// Accessibility of one page of every kind when the system prefers dark colours.
import { accessibilityTests } from './lib/accessible-tests.mjs';

accessibilityTests(true);
