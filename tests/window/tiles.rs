//! Base maps made for tests: a file and a server of tiles that tell where they lie.

use std::io::{BufRead as _, BufReader, Cursor, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;

/// A tile of paper, with a line along its edges.
fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let (paper, line) = (image::Rgb([226, 219, 200]), image::Rgb([190, 178, 150]));
    let picture = image::RgbImage::from_fn(64, 64, |x, y| if x == 0 || y == 0 { line } else { paper });
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// An MBTiles file of pictures at zooms 0 to 3, of all the world.
pub fn mbtiles(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    let table = rusqlite::Connection::open(&path).unwrap();
    table
        .execute_batch(
            "CREATE TABLE metadata (name text, value text);
             INSERT INTO metadata VALUES ('name', 'Survey of 1921'), ('format', 'png'),
                 ('attribution', '<b>&copy; Survey</b>');
             CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob);",
        )
        .unwrap();
    let tile = png();
    for (zoom, column, row) in
        (0..4u32).flat_map(|z| (0..1u32 << z).flat_map(move |x| (0..1u32 << z).map(move |y| (z, x, y))))
    {
        table.execute("INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)", (zoom, column, row, &tile)).unwrap();
    }
    path
}

/// A server that answers every tile; what it was asked for is heard.
pub fn server() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let template = format!("http://{}/{{z}}/{{x}}/{{y}}.png", listener.local_addr().unwrap());
    let heard = Arc::<Mutex<Vec<String>>>::default();
    let log = Arc::clone(&heard);
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let lines = BufReader::new(&connection).lines().map_while(Result::ok);
            let request: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
            log.lock().unwrap().push(request.join("\n"));
            let body = png();
            let head =
                format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            let _ = connection.write_all(head.as_bytes()).and_then(|()| connection.write_all(&body));
        }
    });
    (template, heard)
}
