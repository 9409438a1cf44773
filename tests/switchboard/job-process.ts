import { connectLink } from '../../src/switchboard/link.ts';

/** A job process with nothing to do: it waits to be killed. */
connectLink(process.argv[2]);
setInterval(() => {}, 1000);
