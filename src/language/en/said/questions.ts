import { type Frame, frame, WHO } from './frames.ts';

const AUX =
  '(?:would|do|does|did|could|can|may|might|shall|should|will|are|is|am|was|were|have|has|had|would not|do not|did not|are not|is not|can not|could not|will not)';
/** In a question the subject comes after the verb. */
const NO_SUBJECT = "(?:of you|(?!(?:you|i|we|they|it|he|she|this|that) )[a-z]+|SVC|PER|'s)";
const ASKS_FOR =
  '(?:(?:and|or|so|but|then|in|on|under|for|at|to|about|around|with|from|by) )*(?:what|which|who|whose|where|how|why|when)';

export const QUESTIONS: readonly Frame[] = [
  frame(
    `(?:and |or |so |but |then )*(?:would|could|can|may|shall|should|do|did|might) (?:not )?(?:you|i|we)(?! (?:just |already |also )*(?:put|booked|made|reserved|moved|changed|cancelled) )(?! know (?!what|which|if|whether|how|when|who|where|your|the|yet))(?= |$)`,
    'any',
  ),
  frame(
    `(?:and |or |so |but |then )*${AUX} (?:not )?${WHO}(?! know (?!what|which|if|whether|how|when|who|where|your|the|yet))(?= |$)`,
    'any',
    true,
  ),
  frame(`(?:and |or |so |but |then )*${AUX} (?:not )?(?!you |i |we )[a-z]+`, 'any', true),
  frame(`${ASKS_FOR}(?: ${NO_SUBJECT}){0,4}? ${AUX}(?: ${WHO})?`, 'any', true),
  frame(
    `${ASKS_FOR}(?: ${NO_SUBJECT}){0,4}? (?:about|else|exactly|brings?|seems|works?|suits?|sounds?|fits?|makes?|takes?)`,
    'any',
    true,
  ),
  frame(
    `(?:and |or |so |but |just )*(?=(?:the|your|a|an|some|another|first|last|best) )`,
    'talk',
    true,
  ),
  frame(
    `(?:and |or |so |but |then )*(?:any|anything|anyone|anybody|anywhere|want|need|fancy|sound|mind|care|got|who|what|which|when|where|how)`,
    'any',
    true,
  ),
  frame(
    `(?:and |or |so |but |then )*(?:same|still|ready|okay|all right|alright|right|correct|yes)(?! ,)`,
    'talk',
    true,
  ),
];
