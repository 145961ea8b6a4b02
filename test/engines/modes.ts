export interface Mode { name: string; databaseUrl(): Promise<string> }
let n = 0;
export const modes: Mode[] = [{ name: 'sqlite', databaseUrl: async () => `/tmp/modes/${process.pid}-${Date.now()}-${n++}.sqlite` }];
