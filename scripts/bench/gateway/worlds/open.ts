import type { World, WorldName } from './world.ts';

/** @param directory where the databases of the departments are */
export async function openWorld(name: WorldName, directory: string): Promise<World> {
  switch (name) {
    case 'trivial':
      return (await import('./trivial.ts')).openTrivial();
    case 'departments':
      return (await import('./departments.ts')).openDepartments(directory);
    case 'shop':
      return (await import('./shop.ts')).openShop();
  }
}
