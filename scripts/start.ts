import { refuseArguments } from './arguments.ts';
import { houseConfig } from './config.ts';
import { startHouse } from './house.ts';
import { runUntilStopped } from './process.ts';

await runUntilStopped(async (beginning) => {
  refuseArguments('start', process.argv.slice(2));
  const config = houseConfig(process.env);
  const house = await startHouse(config, { ...beginning, say: (line) => console.log(line) });
  console.log(`
Customer Graph answers at ${house.url}
  Open it in a browser to try queries in GraphiQL, or send them there with any GraphQL client.
  Your own data: npm run import -- <department> <format> <files>, while this runs, in the same environment.
  The data is in ${config.dataDirectory}. Stop with Ctrl+C.
`);
  if (house.sample)
    console.log('The data directory was empty: a sample world is being imported. Queries are answered meanwhile.');
  return house;
});
