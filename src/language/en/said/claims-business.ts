import { type ClaimFrame, claimFrame, THING } from './claim-frame.ts';
import { ADV } from './frames.ts';
import { WHEN } from './vocabulary.ts';

/** What the business says of itself: hours, prices, how long things take, who works there. */
export const OF_THE_BUSINESS: readonly ClaimFrame[] = [
  claimFrame(
    `(?:${WHEN} )*(?:, )?(?:we|NAME|the (?:practice|office|salon|course|shop|clinic|studio|place)|our (?:hours|doors))(?: (?:is|are|will|do|does|'s))?(?: not)? ${ADV}(?:stay |remain )?(?:back )?(?:open|closed?|closes|opens|shut|shuts|here|run|in)?(?: not)?(?: (?:open|closed))?`,
    'hours',
  ),
  claimFrame(
    `(?:with )?(?:(?:(?:the|our|PER) )+(?:(?:first|last) )?|(?:first|last) )(?:tee )?(?:SVC|groups?|players?|appointments?|one) ?(?:of the day )?(?:goes out|go out|goes off|go off|heads? out|head out|tees? off|starts?|is|'s|are)?(?= ?at)|the last (?=at )`,
    (clause) => (/(?<![a-z])(?:first|last)(?![a-z])|PER SVC/.test(clause) ? 'hours' : 'known'),
  ),
  claimFrame(
    `(?:(?:an?|the) SVC )?(?:(?:at|on|in|the) )?(?:${WHEN} )+(?:is|be|does|would|will|works?|fits?|falls?|lies|still|just|fine|okay|fit|fall|work|well|good|in|with) (?:(?:is|be|still|just|fine|okay|fit|fits|fall|work|well|good|in|with|as far as|inside|within|outside|outside of) )*(?:our|the) (?:opening |business )?hours(?: go| are concerned)?`,
    'hours',
    'hours ',
  ),
  claimFrame(`our (?:SVC|times|tee times|appointments) (?:run|go|start)`, 'hours'),
  claimFrame(`(?:closed|open) (?=${WHEN}|every)`, 'hours'),
  claimFrame(
    `(?:${THING})?(?:will |would )?${ADV}(?:costs?|comes to|is|are|'s|runs|will be|would be|be|goes for|come to|price is)(?: (?:out|you|about|only|just))* (?=(?:[$£€]|(?:a |one |two |three )?[a-z\\d]+(?: [a-z\\d]+){0,4} (?:dollars?|pounds?|euros?|bucks|quid)|(?:[a-z\\d.]+ ){1,4}(?:each|a head|apiece|per (?:head|person|player)))|[a-z]+ [a-z]+ (?:dollars|pounds))`,
    'price',
    '(?:[$£€]|dollars|pounds|euros|bucks|quid|each|head|apiece|per )',
  ),
  claimFrame(
    `(?:the |our )?(?:price|cost|fee|charge|rate)(?: (?:for|of) (?:an? |the |your |each |one |that )?(?:SVC|person|player|visit|golfer))? (?:is the same|stays the same|is|'s|comes to|would be|will be)(?: (?:just|only|,))?`,
    'price',
  ),
  claimFrame(`(?:${THING})?${ADV}(?:costs?|comes to)`, 'price', '(?:costs?|comes to) '),
  claimFrame(
    `(?:${THING})?(?:would |will |should )?${ADV}(?:takes?|lasts?|runs|is|are|'s|be) ${ADV}(?=(?:about |around |roughly |up to )?(?:[a-z\\d]+(?: [a-z]+)? )?(?:an? )?(?:half )?(?:an? )?(?:hours?|minutes?|mins?)(?: |$))`,
    'duration',
    '(?:hours?|minutes?|mins?) ',
  ),
  claimFrame(
    `(?:we|you|PER|they|all of them|both|PER and PER|PER , PER and PER|i) (?:can )?${ADV}(?:offer|do|does|have|book|work|works)(?: (?:here|at NAME))?(?= ?(?:a |an |either |both |here|at|,|$|SVC|and))`,
    (clause) => (/PER/.test(clause) ? 'people' : 'service'),
  ),
  claimFrame(
    `there are (?:two|three|four) (?:stylists?|hairdressers?|barbers?|therapists?|people|of us)(?: (?:here|to choose from|in all))*|(?:PER|PER and PER|PER , PER (?:, )?and PER) (?:is|are|'s)(?: all)? (?:one of )?our (?:stylists?|hairdressers?|barbers?|therapists?)`,
    'people',
  ),
  claimFrame(
    `(?:you can (?:ask for|see|choose|pick|book|have)|our stylists are|we have(?: got)?(?: (?:two|three|four) (?:stylists|barbers|therapists))?(?: here)?|ask for)(?: ,)? (?=PER)`,
    'people',
  ),
  claimFrame(`(?:today|it) (?:is|'s) (?=[a-z]+day(?: |$))`, 'today'),
];
