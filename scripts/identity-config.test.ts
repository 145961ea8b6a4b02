import { expect, test } from 'vitest';
import { defaultRules } from '../subgraphs/identity/resolution/engine/rules.ts';
import { ConfigError } from './environment.ts';
import { rulesChoice } from './identity-config.ts';

test('rules are those that ship only where they are named so', () => {
  expect(rulesChoice({}, { rules: 'default' })).toMatchObject({ rules: defaultRules, model: undefined });
  expect(rulesChoice({}, { model: 'default' })).toMatchObject({ rules: undefined, model: defaultRules.model });
  expect(rulesChoice({}, {})).toMatchObject({ rules: undefined, model: undefined });
});

test.each(['rules', 'model'] as const)('an empty --%s, as of a variable that is not set, is refused', (option) => {
  expect(() => rulesChoice({}, { [option]: '' })).toThrow(new ConfigError(`--${option} is empty: name a JSON file.`));
});

test('rules that were in use before are not named beside files', () => {
  expect(() => rulesChoice({}, { kept: '1', model: 'default' })).toThrow(
    new ConfigError('--kept names rules in place of files: leave it out, or --rules and --model.'),
  );
});
