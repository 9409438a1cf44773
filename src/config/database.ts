import type { Environment } from './environment.ts';

/** Which database the settings ask for, as `connectStore` takes it. */
export function databaseOf(environment: Environment) {
  const { SUPABASE_URL, SUPABASE_SERVICE_ROLE_KEY, DATABASE_URL, BELLHOP_NOW } = environment;
  return {
    dataDir: environment.BELLHOP_DATA_DIR,
    ...(SUPABASE_URL && { supabaseUrl: SUPABASE_URL }),
    ...(SUPABASE_SERVICE_ROLE_KEY && { supabaseKey: SUPABASE_SERVICE_ROLE_KEY }),
    ...(DATABASE_URL && { databaseUrl: DATABASE_URL }),
    ...(BELLHOP_NOW && { now: BELLHOP_NOW }),
  };
}
