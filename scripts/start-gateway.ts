import { refuseArguments } from './arguments.ts';
import { gatewayConfig } from './config.ts';
import { startHouse } from './house.ts';
import { runUntilStopped } from './process.ts';

await runUntilStopped(async (beginning) => {
  refuseArguments('start:gateway', process.argv.slice(2));
  const house = await startHouse(gatewayConfig(process.env), beginning);
  console.log(`The gateway answers at ${house.url}`);
  return house;
});
