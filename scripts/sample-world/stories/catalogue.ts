import { slug } from '../spelling.ts';

export interface Product {
  code: string;
  name: string;
  family: string;
  euroCents: number;
}

/** What the fictional shop sells: light for homes and offices. */
export const products: readonly Product[] = [
  product('LH-101', 'Arc Desk Lamp', 'Desk', 7_900),
  product('LH-102', 'Arc Desk Lamp XL', 'Desk', 11_900),
  product('LH-103', 'Clip Reading Light', 'Desk', 2_900),
  product('LH-201', 'Dune Floor Lamp', 'Floor', 18_900),
  product('LH-202', 'Heron Floor Lamp', 'Floor', 24_900),
  product('LH-301', 'Pebble Pendant', 'Ceiling', 12_900),
  product('LH-302', 'Pebble Pendant Trio', 'Ceiling', 32_900),
  product('LH-303', 'Slim Panel 60', 'Ceiling', 9_900),
  product('LH-401', 'Porch Lantern', 'Outdoor', 6_900),
  product('LH-402', 'Path Light Set of 4', 'Outdoor', 8_900),
  product('LH-501', 'Warm Bulb E27, pack of 3', 'Bulbs', 1_900),
  product('LH-502', 'Colour Bulb E27', 'Bulbs', 3_900),
  product('LH-503', 'Candle Bulb E14, pack of 4', 'Bulbs', 2_400),
  product('LH-601', 'Home Bridge', 'Smart home', 5_900),
  product('LH-602', 'Motion Sensor', 'Smart home', 3_400),
  product('LH-603', 'Wall Dimmer', 'Smart home', 4_400),
  product('LH-604', 'Sunrise Alarm', 'Smart home', 9_400),
  product('LB-701', 'Office Panel 120', 'Business', 21_900),
  product('LB-702', 'Track Spot Kit', 'Business', 38_900),
  product('LB-703', 'Emergency Exit Sign', 'Business', 13_900),
];

export interface Plan {
  code: string;
  name: string;
  euroCents: number;
  interval: 'month' | 'year';
  business: boolean;
}

export const plans: readonly Plan[] = [
  { code: 'care_basic', name: 'Lumen Care Basic', euroCents: 590, interval: 'month', business: false },
  { code: 'care_plus', name: 'Lumen Care Plus', euroCents: 990, interval: 'month', business: false },
  { code: 'care_plus_yearly', name: 'Lumen Care Plus, yearly', euroCents: 9_900, interval: 'year', business: false },
  { code: 'workspace', name: 'Lumen Workspace', euroCents: 2_900, interval: 'month', business: true },
  { code: 'workspace_yearly', name: 'Lumen Workspace, yearly', euroCents: 29_000, interval: 'year', business: true },
];

export const shop = 'https://shop.lumen.example';

export function productPage(product: Product): string {
  return `${shop}/products/${slug(product.name)}`;
}

function product(code: string, name: string, family: string, euroCents: number): Product {
  return { code, name, family, euroCents };
}
