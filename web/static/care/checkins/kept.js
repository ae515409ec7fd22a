// After a check-in: shows the note that only this browser opens.

import "../sealed-record.js";
