import { departments, identity } from '../subgraphs/subgraphs.ts';
import { departmentConfig, identityConfig } from './config.ts';
import { ConfigError } from './environment.ts';
import { startDepartmentProcess, startIdentityProcess } from './house/subgraph-process.ts';
import { runUntilStopped } from './process.ts';

await runUntilStopped(async ({ logger }) => {
  const [name, ...others] = process.argv.slice(2);
  const department = departments.find((entry) => entry.name === name);
  if (others.length > 0 || (!department && name !== identity.name)) {
    const names = [...departments.map((entry) => entry.name), identity.name].join(', ');
    throw new ConfigError(`Say which subgraph: npm run start:subgraph -- <name>, one of ${names}.`);
  }
  const running = department
    ? await startDepartmentProcess(department, departmentConfig(process.env, department.name), logger)
    : await startIdentityProcess(identityConfig(process.env), logger);
  console.log(`The subgraph ${name} answers the gateway at ${running.url}`);
  return running;
});
