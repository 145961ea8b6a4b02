import type { Answers, Ask } from './answers.ts';

interface Person {
  id: string;
  username: string;
  name: string;
}
interface Product {
  upc: string;
  name: string;
  price: number;
  weight: number;
}
interface Stock {
  inStock: boolean;
  shippingEstimate: number;
}
interface Review {
  id: string;
  body: string;
  product?: { upc: string; reviews?: Review[] };
  author?: { id: string; reviews: Review[] };
}

const products = 'upc name price weight';
const byAuthor = 'reviews { id body author { id reviews { id body product { upc } } } }';
const reviewsQuery = `query ($of: [_Any!]!) { _entities(representations: $of) {
  ... on User { reviews { id body product { upc ${byAuthor} } } }
  ... on Product { ${byAuthor} }
} }`;
const productsQuery = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Product { ${products} } } }`;
const stockQuery =
  'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Product { inStock shippingEstimate } } }';

export function shopAnswers(ask: Ask): Answers {
  return {
    Shop: async () => {
      const [{ users }, { topProducts }]: [{ users: Person[] }, { topProducts: Product[] }] = await Promise.all([
        ask('accounts', '{ users { id username name } }'),
        ask('products', `{ topProducts { ${products} } }`),
      ]);
      const people = new Map(users.map((user) => [user.id, user]));
      const of = [
        ...users.map(({ id }) => ({ __typename: 'User', id })),
        ...topProducts.map(({ upc }) => ({ __typename: 'Product', upc })),
      ];
      const { _entities }: { _entities: { reviews: Review[] }[] } = await ask('reviews', reviewsQuery, { of });
      const items = await itemsOf(ask, topProducts, _entities);

      const item = (upc: string) => items.get(upc);
      const ofAuthor = (reviews: Review[]) =>
        reviews.map(({ id, body, product }) => ({ id, body, product: item(product?.upc ?? '') }));
      const ofProduct = (reviews: Review[] = []) =>
        reviews.map(({ id, body, author }) => {
          const { username, name } = people.get(author?.id ?? '') ?? { username: null, name: null };
          return { id, body, author: { id: author?.id, username, name, reviews: ofAuthor(author?.reviews ?? []) } };
        });
      return {
        users: users.map(({ id, username, name }, index) => ({
          ...{ id, username, name },
          reviews: _entities[index]?.reviews.map((review) => ({
            ...{ id: review.id, body: review.body },
            product: { ...item(review.product?.upc ?? ''), reviews: ofProduct(review.product?.reviews) },
          })),
        })),
        topProducts: topProducts.map(({ upc }, index) => ({
          ...item(upc),
          reviews: ofProduct(_entities[users.length + index]?.reviews),
        })),
      };
    },
  };
}

/** Each product once, wherever it is in the answer. */
async function itemsOf(ask: Ask, known: Product[], answered: { reviews: Review[] }[]) {
  const upcs = new Set<string>();
  const collect = ({ product, author }: Review): void => {
    if (product) upcs.add(product.upc);
    for (const review of product?.reviews ?? []) collect(review);
    for (const review of author?.reviews ?? []) collect(review);
  };
  for (const { reviews } of answered) reviews.forEach(collect);
  for (const { upc } of known) upcs.delete(upc);
  const missing = [...upcs].map((upc) => ({ __typename: 'Product', upc }));
  const more: { _entities: Product[] } =
    missing.length > 0 ? await ask('products', productsQuery, { of: missing }) : { _entities: [] };
  const all = [...known, ...more._entities];
  const of = all.map(({ upc, price, weight }) => ({ __typename: 'Product', upc, price, weight }));
  const { _entities }: { _entities: Stock[] } = await ask('inventory', stockQuery, { of });
  return new Map(
    all.map(({ upc, name, price, weight }, index) => {
      const { inStock, shippingEstimate } = _entities[index] ?? { inStock: null, shippingEstimate: null };
      return [upc, { inStock, name, price, shippingEstimate, upc, weight }] as const;
    }),
  );
}
