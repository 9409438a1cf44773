/**
 * Ordinary words of calls to a business. They are never taken for a person's name, for a misspelt
 * date word, or for a misspelt service.
 */
const WORDS = `
a able about above absolutely accept accident across actual actually add address after afternoon afternoons
afterwards again against ago agree ahead ain't all allow almost alone alright also although always am amazing an
and another any anybody anymore anyone anything anytime anyway anyways anywhere apart apologies apologize apology
appointment appointments appreciate are aren't around arrive arrange as asap ask asked asking at available availability away awesome
back bad bay be beautiful because become bed been before begin beginning behind being believe best better between
big birthday bit book booked booking bookings bother both bound braces break bring brother brief broken busy but button buy by
bye call called caller calling calls came can can't cancel canceled cancelled cancelling cancellation car card care
careful case cause certain certainly chair chance change changed changing charge charges cheap cheaper cheapest check checking child
children choice choose clarify clear clinic close closed closer closest closing clothes club code coffee cold collect come comes
coming company complete completely confirm confirmation confirmed confused consult contact continue cool copy correct correctly cost
costs could couldn't couple couples course court cousin crazy current customer cut dad daily date dates daughter day days
deal dear decide definitely delay dentist describe desk detail details did didn't die different difficult dinner direct directly
do doctor does doesn't dog doing dollar dollars don't done door doubt down dr drive driving drop due during each
earlier earliest early easier easy eat either else email emergency end ends english enough entire error especially
euro euros eve even evening evenings ever every everybody everyone everything exactly except excellent excuse exist existing expect
expensive explain express extra eye face fact family fantastic far fast faster father favor favour feel few figure
fill final finally find fine finish finished first fit fix flexible floor follow following food foot for forget forgot form
forward found free friend friends from front full fully fun further future game gave general gentleman gentlemen get gets
getting girl girlfriend give given glad go god goes going golf golfer golfers gone good goodbye good-bye got gotta gonna gotten grandma great green
group guess guest guests guy guys had hadn't hair half hand handle hang happen happened happy hard has hasn't hate have
haven't having he he's head hear heard heck hell hello help her here here's hers hey hi high him his
hiya hold hole holes holiday home hope hopefully hour hours house how how's however howdy huh hurry hurt hurting husband i i'd
i'll i'm i've idea if immediately important impossible in indeed inquire inquiry inside instead insurance interested into is isn't issue it
it'd it'll it's its itself job join just keep kid kids kind know known lady last late later latest least
leave leaving left less lesson let let's letter level life like likely line list listen little live local location
long longer look looking lose lost lot lots love lovely low luck lunch lunchtime ma'am mad made main make makes
making man manage manager many match matter matters may maybe me mean meant meet meeting member men mention mess message messed
messages mid midday middle midnight midweek might mind mine minimum minute minutes miss missed mistake mix moment
money month months more morning mornings most mother move moved moving much mum must my myself name name's
named near nearer nearest need needed needs neither never new next nice night nights no nobody none noon
nope normal not note nothing notice now nowhere number numbers o'clock obviously of off offer offered office often
oh okay old on once one ones online only onto open opening openings operator opposite option options or order original
other others our ours out outside over own owner pain pair pardon parent parking part partner party past patient
pay payment pence people per perfect perfectly perhaps person personal phone pick picked place plan plans play player players playing
please pleasure plus pm point policy polite possible possibly post pound pounds practice prefer preferably preference press pretty price prices probably problem
process promise proper provide public push put question questions quick quickly quiet quite random rather reach read ready real
really reason receive recently reception receptionist recommend refer regarding regular regularly remember remind reminder rep repeat repeating representative
reschedule rescheduled rescheduling reservation reservations reserve reserved rest return ride ridiculous right ring room round rounds run running sad safe
said salon same say saying says schedule scheduled scheduling second seconds see seem seems seen send sense sent separate serious
seriously service services session set several shall she she's shift shop short shot should shouldn't show sick side sign
simple simply since single sir sister sit site sits six skip slot slots slow slower slowly small so some somebody
somehow someone something sometime sometimes somewhere son soon sooner soonest sorry sort sounds space speak speaker speaking special specialist specific spell spelled spelling spot spots
squeeze staff stand start started starting starts stay still stop straight stuff stupid stylist such suit suits super supposed sure
surgery surely swap switch table take taken takes taking talk talking tee teeth tell ten terrible than thank thanks that
that'd that'll that's the their them then there there's therapist these they they're thing things think thinking this those though
thought threesome through throughout thru till time times to today together told tomorrow tonight too took tooth toothache total towards transfer treatment tried
trouble true truly try trying turn twice twosome foursome fivesome type um unable under understand unfortunately unless until up update
upset urgent urgently us use used usual usually vacation very via visit voice voicemail wait waiting walk wanna want wanted wanting wants was wasn't
way ways we we'd we'll we're we've wednesdays week weekday weekdays weekend weekends weekly weeks welcome well went were weren't
what what's whatever whatsoever when when's whenever where where's wherever whether which while whoever whole whom who who's whose why wife will willing wish with
within without woman women won't wonder wonderful wondering word words work working works world worries worry worse worst would
wouldn't wow write wrong yea yeah year years yep yes yesterday yet yo you you'd you'll you're you've young your
yours yourself yup ya zero nothing whichever sooner anybody
today's tomorrow's asap alternatively approximately especially bloody damn hurray hooray cheers ta mate pal dude bro buddy honey love darling sweetie
monday tuesday wednesday thursday friday saturday sunday mondays tuesdays thursdays fridays saturdays sundays
january february october november december
two three four five seven eight nine eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
forty fifty sixty seventy eighty ninety quarter hundred thousand double triple treble
third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth fifteenth twentieth thirtieth fortnight
haircut haircuts trim trims colour color colours highlights lowlights balayage blowdry blow-dry perm shave beard fringe bangs updo styling
cleaning cleanings checkup checkups check-up exam exams filling fillings crown crowns whitening veneers implant implants extraction denture dentures xray x-ray
cavity root canal invisalign retainer hygiene hygienist scaling polish polishing orthodontist
facial facials massage massages wax waxing nail nails manicure pedicure manicures pedicures botox filler fillers brows lashes tan tanning tattoo piercing
physio physiotherapy therapy counseling counselling acupuncture chiropractor yoga pilates class classes training trainer
repair repairs inspection oil tire tires tyre tyres brake brakes wash detailing servicing mot alignment diagnostic plumbing plumber electrician
grooming groom vaccination vaccinations vaccine shots vet pet puppy cat kitten dogs cats spay neuter
consultation consultations assessment evaluation viewing tour tours rental lessons tutoring fitting fittings photo photos shoot passport
tee-time driving-range range buggy cart carts caddy clubs simulator birdie bogey twilight
dinner reservation brunch breakfast supper patio booth
morning's evening's pm's urgent's regarding concerning emergency accident pregnant baby
upcoming previous prior recent anniversary christmas thanksgiving easter halloween boxing
online website internet app text sms mail whatsapp facebook google
doing looks sounds seems feels alrighty righto gotcha understood noted roger affirmative negative bingo deal super brilliant splendid
`;

const COMMON: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));

/** Whether the lower-case word is one that everybody uses. */
export function isCommonWord(word: string): boolean {
  return COMMON.has(word) || COMMON.has(word.replace(/'s$/, ''));
}
