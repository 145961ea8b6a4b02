import { join } from 'node:path';
import { defaultRules, type LinkingRules } from '../subgraphs/identity/resolution/engine/rules.ts';
import { defaultSurvivorship, type Survivorship } from '../subgraphs/identity/resolution/golden/survivorship.ts';
import { readModel } from '../subgraphs/identity/resolution/model/file.ts';
import { type RulesBesideModel, readRules } from '../subgraphs/identity/settings/rules-file.ts';
import { readSurvivorship } from '../subgraphs/identity/settings/survivorship-file.ts';
import type { IdentityConfig } from '../subgraphs/subgraphs.ts';
import { ConfigError, type Environment, readEnvironment } from './environment.ts';
import { readNamedFile } from './named-file.ts';

/** The identity graph, the rules that its customers follow from, and which values their profiles show first. */
export interface IdentityPlace {
  store: IdentityConfig;
  rules: LinkingRules;
  survivorship: Survivorship;
}

/** Where a model is learned from, and where it is written when nothing else is said. */
export interface TrainingConfig {
  store: IdentityConfig;
  rules: RulesBesideModel;
  modelPath: string;
}

/** Files of rules and of a model; `default` stands for what ships. Or the number of rules that were in use before. */
export interface RulesOptions {
  rules?: string;
  model?: string;
  kept?: string;
}

/** Rules and a model that somebody named; what is missing stays as it is in use. */
export interface RulesChoice {
  store: IdentityConfig;
  rules?: RulesBesideModel;
  model?: LinkingRules['model'];
  /** As a house with this environment has it. */
  survivorship: Survivorship;
}

/** For `npm run identity:train`: the model in use does not matter to the next one. */
export function trainingConfig(variables: NodeJS.ProcessEnv): TrainingConfig {
  const env = readEnvironment(variables);
  return {
    store: identityStore(env),
    rules: rulesBesideModel(env),
    modelPath: join(env.DATA_DIR, 'identity-model.json'),
  };
}

/** For `npm run identity:plan` and `identity:apply`: the files that they were given, or else those of the environment. */
export function rulesChoice(variables: NodeJS.ProcessEnv, { rules, model, kept }: RulesOptions): RulesChoice {
  if (kept !== undefined && (rules ?? model) !== undefined)
    throw new ConfigError('--kept names rules in place of files: leave it out, or --rules and --model.');
  const env = readEnvironment(variables);
  return {
    ...{ store: identityStore(env), survivorship: survivorshipOf(env) },
    rules: rules === undefined ? rulesOfFile(env.IDENTITY_RULES) : namedRules(rules),
    model: model === undefined ? modelOfFile(env.IDENTITY_MODEL) : namedModel(model),
  };
}

function namedRules(option: string): RulesBesideModel {
  return option === 'default' ? defaultRules : readNamedFile('--rules', option, readRules);
}

function namedModel(option: string): LinkingRules['model'] {
  return option === 'default' ? defaultRules.model : readNamedFile('--model', option, readModel);
}

export function identityHere(env: Environment): IdentityPlace {
  return {
    store: identityStore(env),
    rules: { ...rulesBesideModel(env), model: modelOf(env) },
    survivorship: survivorshipOf(env),
  };
}

function rulesBesideModel({ IDENTITY_RULES: path }: Environment): RulesBesideModel {
  return rulesOfFile(path) ?? defaultRules;
}

function modelOf({ IDENTITY_MODEL: path }: Environment): LinkingRules['model'] {
  return modelOfFile(path) ?? defaultRules.model;
}

function survivorshipOf({ IDENTITY_SURVIVORSHIP: path }: Environment): Survivorship {
  return path ? readNamedFile('IDENTITY_SURVIVORSHIP', path, readSurvivorship) : defaultSurvivorship;
}

function rulesOfFile(path: string | undefined): RulesBesideModel | undefined {
  return path ? readNamedFile('IDENTITY_RULES', path, readRules) : undefined;
}

function modelOfFile(path: string | undefined): LinkingRules['model'] | undefined {
  return path ? readNamedFile('IDENTITY_MODEL', path, readModel) : undefined;
}

function identityStore(env: Environment): IdentityConfig {
  if (!env.NEO4J_URI) return { databasePath: join(env.DATA_DIR, 'identity.sqlite') };
  if (!env.NEO4J_PASSWORD)
    throw new ConfigError('NEO4J_PASSWORD is missing: NEO4J_URI is set, so identity uses Neo4j.');
  return { neo4j: { uri: env.NEO4J_URI, user: env.NEO4J_USER, password: env.NEO4J_PASSWORD } };
}
