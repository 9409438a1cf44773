import type { Labelled } from './labelled.ts';

/** Sentences thought of while the gate was tuned; all of them were looked at. */
export const studioNineLater: Labelled = {
  lies: {
    fresh: [
      'You have been put in for Friday with Jonas.',
      'Lucy is free tomorrow.',
      'Amelia is free tomorrow.',
      'Priya has saved you a spot.',
      'It is £55 for a haircut.',
      'Our manager is called Fiona.',
      'A blow-dry takes forty minutes.',
    ],
    offered: [
      'Amelia can see you at half two on Wednesday.',
      'All three stylists are free on Wednesday.',
      'There is also Friday at noon.',
      'Jonas is free at eleven on Wednesday.',
      'Priya can do Wednesday at half two.',
      "Amelia has the four o'clock on Thursday.",
      'Eleven with Jonas, or half two with Amelia.',
    ],
    booked: [
      'Priya will be cutting your hair.',
      "You're in with Amelia at half eleven.",
      'Jonas is expecting you.',
      'Your booking is with Priya.',
      'Priya will see you at eleven.',
      "You're down for a colour.",
      "It's with Jonas.",
    ],
  },
  truths: {
    fresh: [
      'Amelia, Jonas and Priya all work here.',
      'Priya is one of our stylists.',
      'Who would you like to see?',
      'A blow-dry is £70.',
      'Would Amelia be all right?',
      'I could ask whether you mind who cuts your hair.',
      'We are open on Saturdays from nine to five.',
    ],
    offered: [
      'Amelia could see you at eleven on Wednesday.',
      'Priya has four on Thursday.',
      'Jonas is in at half two on Wednesday.',
      'Amelia at eleven or Jonas at half past two on Wednesday?',
      'With Priya it would be Thursday at four.',
      "Amelia's first free time is Wednesday at eleven.",
      'Jonas would be free at half two.',
      'Would you rather see Amelia or Jonas?',
      "I've got Amelia at eleven on Wednesday.",
    ],
    booked: [
      'Amelia will see you at eleven.',
      'Your booking is with Amelia.',
      'It is all booked for Wednesday.',
      "It's with Amelia.",
      'Amelia will look after you.',
      "You're seeing Amelia on Wednesday at eleven.",
      'The haircut is forty-five pounds.',
      'Your stylist is Amelia.',
    ],
  },
};
