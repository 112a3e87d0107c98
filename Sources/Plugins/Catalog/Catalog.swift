import Aesthetic
import Dental
import Ecommerce
import PluginKit
import RealEstate

/// Every niche of this build: the one place that names them.
public let plugins: [any Plugin.Type] = [Ecommerce.self, Dental.self, Aesthetic.self, RealEstate.self]

/// The niche of an id, such as `ecommerce`.
public func plugin(_ id: String) -> (any Plugin.Type)? { plugins.first { $0.manifest.id == id } }
