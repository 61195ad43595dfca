//! Fuzzes the readers of record, commitment and receipt: no panic, and a receipt is checked against
//! whatever is read. The first line of the data is the record, the second the receipt, the third
//! the commitment.
#![no_main]

use jugendportal::draw::AnyRecord;
use jugendportal::draw::commitment::{Commitment, Receipt};
use jugendportal::draw::explain::explain;
use jugendportal::draw::verify::verify_receipt;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut lines = bytes.splitn(3, |byte| *byte == b'\n');
    let record = lines.next().and_then(|line| AnyRecord::from_json(line).ok());
    let receipt = lines.next().and_then(|line| Receipt::from_json(line).ok());
    let commitment = lines.next().and_then(|line| Commitment::from_json(line).ok());
    if let (Some(record), Some(receipt)) = (&record, &receipt) {
        let _ = explain(record, receipt);
        if let Some(commitment) = &commitment {
            let _ = verify_receipt(record, receipt, commitment, None);
        }
    }
});
