import { describe, expect, it } from 'vitest';
import { languageFor } from '../../src/language/index.ts';

const { isNameSaid } = languageFor('en-US');

describe('a name a model passes', () => {
  it.each([
    ['Anna Miller', ['hi my name is anna miller']],
    ['Michael Brown', ['this is Micheal Braun']],
    ['Siobhán Ó Briain', ['siobhan o briain']],
    ['MacDonald', ['it is mac donald']],
    ["O'Neil", ['under o neil please']],
    ['Lily Miller', ['it is for my daughter lily', 'Anna Miller']],
    ['Anne-Marie Jones', ['annemarie jones']],
    ['Dr. King', ['doctor king']],
    ['Carter', ['C A R T E R']],
    ['Carter', ['charlie alpha romeo tango echo romeo']],
    ['Shayne', ['shane with a y']],
    ['Juan de la Cruz', ['juan de la cruz']],
  ])('%s may be one that was said in %j', (name, heard) => {
    expect(isNameSaid(name, heard)).toBe(true);
  });

  it.each([
    ['Somebody Else', ['my name is anna miller']],
    ['John Smith', ['I would like to book a cleaning', 'tomorrow']],
    ['Anna Kowalski', ['my name is anna miller']],
    ['Peter', []],
  ])('%s was not said in %j', (name, heard) => {
    expect(isNameSaid(name, heard)).toBe(false);
  });
});
