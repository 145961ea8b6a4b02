import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Loaded before everything else, and JavaScript for that reason: what takes the types out of TypeScript is 17 MB that stay, and
// is loaded for a single file. What was compiled is kept when the process ends, so that the next start does neither.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'));
