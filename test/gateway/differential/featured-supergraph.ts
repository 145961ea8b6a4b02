import { compose } from '../compose.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key", "@external",
  "@requires", "@provides", "@shareable", "@interfaceObject", "@inaccessible", "@override"])`;

/** A small graph that uses what the real one does not: every feature of federation that a plan can show. */
const sdls: Record<string, string> = {
  catalogue: `${link}
    type Query {
      products(first: Int = 2, kinds: [Kind!]): [Product!]
      product(id: ID!): Product
      media(id: ID!): Media
      shelf: [[Media]]
      strictShelf: [[Media!]!]
      anything(kind: Kind): [Thing]
      one: Thing!
      named: [Named!]
    }
    type Mutation { addProduct(input: NewProduct!): Product  renameProduct(id: ID!, name: String): Product! }
    input NewProduct { name: String!  kind: Kind = SMALL  sizes: [Int!]  like: NewProduct }
    enum Kind { SMALL LARGE }
    interface Named { name: String }
    type Product implements Named @key(fields: "id") @key(fields: "sku brand { id }") {
      id: ID!
      sku: String!
      brand: Brand!
      name: String
      price: Int
      kind: Kind
      size: Size @shareable
      weight: Float! @inaccessible
      seller: Seller @provides(fields: "rating")
      matrix: [[Int]!]
      tags: [String!]
    }
    type Brand implements Named @shareable { id: ID! name: String country(short: Boolean! = false): String! }
    type Size @shareable { width: Int! height: Int unit: Unit }
    type Unit @shareable { name: String! }
    interface Media @key(fields: "id") { id: ID! title: String pages(first: Int): [Page!]! }
    type Book implements Media & Named @key(fields: "id") {
      id: ID! title: String name: String pages(first: Int): [Page!]! author: Author isbn: String!
      note: String! @shareable
    }
    type Film implements Media & Named @key(fields: "id") {
      id: ID! title: String name: String pages(first: Int): [Page!]! minutes: Int! author: Author
      note: String
    }
    type Page { number: Int! text: String }
    type Author @key(fields: "id") { id: ID! name: String! }
    union Thing = Product | Book | Film | Author
    type Seller @key(fields: "id") { id: ID! rating: Int @external }
  `,
  shipping: `${link}
    type Query { fastest: Product  parcels(from: ID): [Parcel] }
    type Mutation { ship(id: ID!): Parcel  shipAll: [Parcel!]! }
    type Product @key(fields: "id") {
      id: ID!
      price: Int @external
      weight: Float! @external
      size: Size @shareable
      freight: Int @requires(fields: "price weight")
      handling: Handling @requires(fields: "price")
    }
    type Size @shareable { width: Int! height: Int depth: Int }
    type Handling { fee: Int! steps: [[Step]] }
    type Step { name: String! product: Product }
    type Parcel @key(fields: "id") { id: ID! contents: [Product!] deep: [[[Product]]] seller: Seller! }
    type Seller @key(fields: "id") { id: ID! rating: Int @shareable  open: Boolean }
  `,
  reviews: `${link}
    type Query { latest: [Review!] best: Media }
    type Mutation { praise(id: ID!): Review }
    type Media @key(fields: "id") @interfaceObject { id: ID! reviews(first: Int): [Review!] score: Float }
    type Review @key(fields: "id") { id: ID! text: String media: Media by: Author! about: Product }
    type Author @key(fields: "id") { id: ID! bio: String reviews: [Review!] }
    type Product @key(fields: "sku brand { id }") {
      sku: String! brand: Brand! reviews: [Review]
    }
    type Brand @shareable { id: ID! }
  `,
  insight: `${link}
    type Query { trending: [Book] top: Thing }
    union Thing = Product | Book | Film | Author
    type Film @key(fields: "id") { id: ID! }
    type Author @key(fields: "id") { id: ID! popularity: Int }
    type Book @key(fields: "id") { id: ID! note: String @shareable  demand: Int! }
    type Product @key(fields: "id") {
      id: ID!
      freight: Int @external
      size: Size @external
      margin: Int @requires(fields: "freight size { width }")
      alike: [Product]
    }
    type Size { width: Int! @external }
    type Seller @key(fields: "id") { id: ID! rating: Int @shareable  sold: [Product] }
  `,
};

export function composeFeatured(): string {
  return compose(sdls);
}
