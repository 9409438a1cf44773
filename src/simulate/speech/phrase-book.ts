import type { Style } from '../scenario/scenario.ts';

/** Everything a caller can be about to say. */
export type Phrase =
  | 'book'
  | 'bare-book'
  | 'move'
  | 'bare-move'
  | 'cancel'
  | 'list'
  | 'leave-message'
  | 'person'
  | 'give-service'
  | 'give-when'
  | 'give-name'
  | 'give-party'
  | 'give-number'
  | 'give-code'
  | 'no-code'
  | 'withhold'
  | 'withhold-code'
  | 'choose'
  | 'ask-other'
  | 'yes'
  | 'no'
  | 'fix-when'
  | 'fix-service'
  | 'fix-party'
  | 'fix-name'
  | 'fix-number'
  | 'fix-resource'
  | 'fix-goal'
  | 'change'
  | 'leave-it'
  | 'no-thanks'
  | 'that-is-all'
  | 'again'
  | 'wait'
  | 'go-on'
  | 'not-it'
  | 'price'
  | 'hours'
  | 'duration'
  | 'services'
  | 'staff'
  | 'code'
  | 'identity';

/** The wordings of most styles; `[a|b]` is a choice, `{slot}` a value. */
const COMMON: Record<Phrase, readonly string[]> = {
  book: [
    "[Hi|Hello|Good morning|Hi there], [I'd like to book|I'd like to make an appointment for|I want to schedule|I'm calling to book|I need|can I get|could I get|could I book] {what}{when}[, please|]",
    '[Hi|Hello|Hey], [do you have anything for|have you got room for|is there any chance of] {what}{when}?',
    '[Hello|Hi|Yes hi], {what}{when}[, please|, if possible|]',
    "[I was hoping to|I would like to|I'd love to] [come in for|have|book] {what}{when}",
  ],
  'bare-book': [
    "[Hi|Hello], I'd like to [make|book|schedule] an appointment",
    '[Hi|Hello|], I [want|need] to [book|schedule] [something|an appointment]',
    '[Hi|Hello], can I [make|book] an appointment[, please|]?',
  ],
  move: [
    "[Hi|Hello|], [I need to|I'd like to|can I|could we|I have to] [move|reschedule|change] {which}{when}",
  ],
  'bare-move': [
    "[Hi|Hello|], [I need to|I'd like to|can I|I have to] [move|reschedule|change] {which}",
  ],
  cancel: [
    "[Hi|Hello|], [I need to|I'd like to|can I|I have to|I want to] cancel {which}[, please|]",
    "[Hi|Hello|], {which}, [I can't make it, please cancel it|I have to cancel that]",
  ],
  list: [
    '[Hi|Hello|], what do I have booked[ with you|]?',
    '[Hi|Hello|], when is my [next |]appointment?',
    '[Hi|Hello|], can you tell me what appointments I have?',
    'what appointments do I have [with you|coming up]?',
  ],
  'leave-message': [
    "[I'd like to|can I|could I] leave a message[, please|]",
    '[can you|could you] take a message[, please|]?',
  ],
  person: [
    '[can I|could I|I want to|I would like to] [speak to|talk to] [a person|a human|someone|a real person][, please|]',
    '[put me through to someone|let me speak to a human being]',
  ],
  'give-service': [
    '{what}',
    "it's for {what}",
    '{what}[, please|]',
    "I'd like {what}",
    'the {service}',
  ],
  'give-when': [
    '{when}[, please|]',
    '{when}[ if you have it| would be good| would be great| works for me|]',
    'how about {when}?',
    "let's say {when}",
    'can you do {when}?',
  ],
  'give-name': [
    '{name}',
    "[it's|the name is|my name is|under] {name}",
    '{name}[, please|]',
    "I'm {name}",
  ],
  'give-party': ['{party}', '{party}[, please|]'],
  'give-number': [
    '{number}',
    "[it's|my number is|you can reach me on|that's] {number}",
    'sure, {number}',
  ],
  'give-code': ['{code}', "[it's|the code is|sure, it's] {code}"],
  'no-code': [
    "I don't have [a|the|my] code",
    "[sorry|], I don't have it [with me|on me|at hand]",
    "I don't know [the|my] code",
  ],
  withhold: [
    "I'd rather not say",
    "I'd prefer not to give that",
    'do you really need that?',
    "I don't want to tell you that",
  ],
  'withhold-code': ["I'd rather not say the code"],
  choose: [
    '{time}[, please|]',
    "[I'll take|let's do|let's go with|give me] {time}",
    '{time} [works|is good|is perfect|is fine|sounds good|would be great]',
    '[the one at|] {time}',
  ],
  'ask-other': [
    '[no, |]do you have anything {when}?',
    '[no, |]what about {when}?',
    "[hmm, |]that doesn't work[ for me|], {when}?",
    'how about {when} instead?',
  ],
  yes: [
    'yes',
    'yes please',
    "[yes|yeah|yep], [that's right|that's correct|please do|go ahead|book it|that works|perfect]",
    'sure',
    'correct',
    "that's right",
    'please do',
    'yeah',
    'yes, go ahead',
    'sounds good',
    'perfect, yes',
  ],
  no: ['no', 'no, thank you', 'no thanks'],
  'fix-when': [
    "[no|no, sorry|no no], [I said|I meant|it's|it should be|I want] {when}",
    'no, {when}',
    "that's [wrong|not right], {when}[, please|]",
  ],
  'fix-service': [
    "no, [I want|I need|it's for] {what}",
    '[no|sorry, no], {what}',
    'no, not that, {what}',
  ],
  'fix-party': ['no, {party}', '[no|sorry, no], {party}, not {wrong}', 'no, I said {party}'],
  'fix-name': [
    'no, [the name is|my name is|it should be|the name should be] {name}',
    "no, that's {name}",
    'the name is wrong, it is {name}',
  ],
  'fix-number': ['no, the number is {number}', 'the number is wrong, it is {number}'],
  'fix-resource': ['no, [with|I asked for] {resource}', 'no, I want {resource}'],
  'fix-goal': ["no, [that's not what I want|that's wrong]. {again}"],
  change: [
    '[actually|wait|hold on|sorry], [can we make that|make that|make it] {change}[ instead|]',
    '[actually|hmm], {change} would be better',
    'on second thought, [make it |]{change}[, please|]',
    '[oh wait|no wait], [could we do|let us do] {change} instead',
  ],
  'leave-it': [
    '[no, |]never mind, leave it',
    '[no, |]forget it',
    "no, [don't book anything|don't do it], leave it",
    "no, let's leave it",
  ],
  'no-thanks': ['no thanks', 'no, thank you', "no, that's fine", 'no'],
  'that-is-all': [
    "[no, |]that's all[, thanks|, thank you|, bye|]",
    "no, [that's it|I'm good|nothing else], [thanks|thank you|bye]",
    'no, thank you, [bye|goodbye]',
    "that's everything, thanks",
  ],
  again: [
    '[sorry, |]could you [say that again|repeat that]?',
    'what did you say?',
    "[sorry|pardon], I didn't [catch|hear] that",
    'come again?',
  ],
  wait: ['[just |]a moment[, please|]', 'hold on a second', 'one second, let me check', 'hang on'],
  'go-on': ["okay, I'm back", 'okay, sorry about that', "right, I'm here"],
  'not-it': ["no, that's not it", 'no, not that one'],
  price: ['how much [is|does] {what}[ cost|]?', "what's the price [of|for] {what}?"],
  hours: [
    'when are you open?',
    'what are your [opening |]hours?',
    'what time do you open and close?',
  ],
  duration: ['how long does {what} take?', 'how long is {what}?'],
  services: ['what do you offer?', 'what services do you have?'],
  staff: ['who works there?', 'who can I [ask for|book with]?'],
  code: ["what's my confirmation code[ again|]?", 'could you tell me my code[ again|]?'],
  identity: ['am I talking to a [robot|machine|real person]?', 'who am I speaking to?'],
};

/** Where a way of speaking has words of its own. */
const OWN: Partial<Record<Style, Partial<Record<Phrase, readonly string[]>>>> = {
  terse: {
    book: ['{service}{when}', '{what}{when}', 'book {what}{when}', 'need {what}{when}'],
    'bare-book': ['appointment please', 'need an appointment', 'booking'],
    move: ['move {which}{when}', 'reschedule {which}{when}'],
    'bare-move': ['reschedule {which}', 'move {which}'],
    cancel: ['cancel {which}'],
    list: ['what do I have booked'],
    'give-service': ['{service}'],
    'give-when': ['{when}'],
    'give-name': ['{name}'],
    'give-number': ['{number}'],
    choose: ['{time}'],
    yes: ['yes', 'yep', 'yeah', 'ok', 'sure', 'right'],
    change: ['no, {change}', 'make it {change}'],
    'that-is-all': ['no', 'nope', "that's all", 'no thanks', 'bye'],
    'leave-it': ['leave it', 'forget it', 'no, leave it'],
    'ask-other': ['{when}?', 'no, {when}'],
  },
  'non-native': {
    book: [
      '[hello|good day], I [want|like] make [appointment|reservation] for {service}{when} please',
      'hello, is possible {what}{when}?',
      'please I would like have {what}{when}',
      'hello, I want to have {service}{when}, you have?',
    ],
    'bare-book': ['hello, I want make appointment', 'hello please, is possible to book?'],
    move: ['hello, I must change {which}{when}', 'please, is possible move {which}{when}?'],
    'bare-move': ['hello, I must change {which} please', 'is possible to move {which}?'],
    cancel: ['hello, I must cancel {which} please', 'I cannot come, please to cancel {which}'],
    list: ['please, which appointment I have?', 'hello, when is appointment of me?'],
    'give-name': ['my name it is {name}', 'name is {name}', 'I am {name}'],
    'give-when': ['{when} is possible?', '{when}, it is good for me', 'I can {when}'],
    'give-number': ['number is {number}', 'my number it is {number}'],
    choose: ['I take {time}', '{time} is good for me', '{time} please', 'is good {time}'],
    yes: ['yes', 'yes please', 'yes, is correct', 'yes, is good', 'yes, it is right', 'ok yes'],
    'that-is-all': ['no, is all, thank you', 'nothing more, thank you', 'no, thank you, bye bye'],
    'fix-when': ['no, is not right, {when} please', 'no no, {when}'],
    'fix-name': ['no, my name is {name}', 'not correct, name is {name}'],
  },
};

/** The wordings a caller of this style has for something. */
export function wordingsFor(phrase: Phrase, style: Style): readonly string[] {
  return OWN[style]?.[phrase] ?? COMMON[phrase];
}
